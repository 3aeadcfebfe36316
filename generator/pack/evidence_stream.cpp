#include "pack/evidence_stream.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>

#include "base/sha256.hpp"

namespace prongsai {
namespace {

// Files up to this size are read whole; larger ones pass through a pipe.
constexpr std::uint64_t whole_file_bytes = std::uint64_t{1} << 20U;

[[noreturn]] void fail_changed(const PackFile& file) {
  throw std::system_error(std::make_error_code(std::errc::io_error), file.source + ": the file changed while it was packed");
}

class MemoryStream final : public ByteStream {
 public:
  explicit MemoryStream(std::string_view bytes) : bytes_(bytes) {}
  auto read(char* to, std::size_t count) -> std::size_t override {
    const auto given = bytes_.copy(to, count);
    bytes_.remove_prefix(given);
    return given;
  }

 private:
  std::string_view bytes_;
};

class WholeFileStream final : public ByteStream {
 public:
  WholeFileStream(const FileReader& reader, const PackFile& file) : bytes_(reader.read(file.source, file.facts.size + 1)), rest_(bytes_) {
    if (bytes_.size() != file.facts.size || sha256_hex(bytes_) != file.facts.sha256) {
      fail_changed(file);
    }
  }
  auto read(char* to, std::size_t count) -> std::size_t override { return rest_.read(to, count); }

 private:
  std::string bytes_;
  MemoryStream rest_;
};

// A few pieces on their way from the thread that reads a file to the one that writes the zip. FileReader hands pieces out, libzip asks for them: the
// pipe lets each go at its own pace, and hashing overlaps with writing.
class Pipe {
 public:
  // Of the reading side. False where the other side has gone away.
  auto put(std::string piece) -> bool {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return pieces_.size() < capacity || stopped_; });
    if (stopped_) {
      return false;
    }
    pieces_.push_back(std::move(piece));
    changed_.notify_all();
    return true;
  }
  void end(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    failure_ = std::move(failure);
    changed_.notify_all();
  }
  // Of the writing side. An empty piece is the end; rethrows what went wrong on the reading side.
  auto get() -> std::string {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !pieces_.empty() || ended_; });
    if (pieces_.empty()) {
      if (failure_ != nullptr) {
        std::rethrow_exception(failure_);
      }
      return {};
    }
    auto piece = std::move(pieces_.front());
    pieces_.pop_front();
    changed_.notify_all();
    return piece;
  }
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

 private:
  static constexpr std::size_t capacity = 4;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> pieces_;
  bool ended_ = false;
  bool stopped_ = false;
  std::exception_ptr failure_;
};

class PipedStream final : public ByteStream {
 public:
  PipedStream(const FileReader& reader, const PackFile& file) : thread_([this, &reader, &file] { pump(reader, file); }) {}
  ~PipedStream() override { pipe_.stop(); }
  PipedStream(const PipedStream&) = delete;
  auto operator=(const PipedStream&) -> PipedStream& = delete;

  auto read(char* to, std::size_t count) -> std::size_t override {
    if (used_ == piece_.size()) {
      piece_ = pipe_.get();
      used_ = 0;
    }
    const auto given = piece_.copy(to, count, used_);
    used_ += given;
    return given;
  }

 private:
  struct Stopped {};

  void pump(const FileReader& reader, const PackFile& file) {
    try {
      Sha256 hash;
      std::uint64_t size = 0;
      reader.stream(file.source, [&](std::string_view bytes) {
        hash.update(bytes);
        size += bytes.size();
        if (size > file.facts.size) {
          fail_changed(file);
        }
        if (!bytes.empty() && !pipe_.put(std::string(bytes))) {
          throw Stopped();
        }
      });
      if (size != file.facts.size || hash.hex() != file.facts.sha256) {
        fail_changed(file);
      }
      pipe_.end(nullptr);
    } catch (const Stopped&) {
      pipe_.end(nullptr);
    } catch (...) {
      pipe_.end(std::current_exception());
    }
  }

  Pipe pipe_;
  std::string piece_;
  std::size_t used_ = 0;
  // Last: it starts when all else is there, and is joined first.
  std::jthread thread_;
};

}  // namespace

auto open_pack_file(const FileReader& reader, const PackFile& file) -> std::unique_ptr<ByteStream> {
  if (file.source.empty()) {
    return std::make_unique<MemoryStream>(file.bytes);
  }
  if (file.facts.size <= whole_file_bytes) {
    return std::make_unique<WholeFileStream>(reader, file);
  }
  return std::make_unique<PipedStream>(reader, file);
}

}  // namespace prongsai
