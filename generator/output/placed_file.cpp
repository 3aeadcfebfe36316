#include "output/placed_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace prongsai {
namespace {

constexpr std::size_t piece_size = 65536;
constexpr mode_t file_mode = 0644;

}  // namespace

PlacingFile::PlacingFile(const SiteFolder& site, OutputPath path, Found published, std::string staged, std::optional<std::uint64_t> size)
    : site_(&site), path_(std::move(path)), published_(std::move(published)), staged_(std::move(staged)), name_(site.full(path_.str())) {
  if (published_.kind != Found::Kind::file || (size && *size != published_.size)) {
    part_from_published();
  }
}

void PlacingFile::take(std::string_view piece) {
  if (!out_.is_open() && !agrees(piece)) {
    part_from_published();
  }
  if (out_.is_open()) {
    write_full(out_, piece, name_);
  }
  size_ += piece.size();
}

auto PlacingFile::finish() -> PlacedFile {
  if (!out_.is_open() && published_.size != size_) {
    part_from_published();
  }
  if (!out_.is_open()) {
    mend_mode(published_, name_);
    return {.path = std::move(path_), .size = size_, .staged = {}};
  }
  close_written(std::move(out_), name_);
  return {.path = std::move(path_), .size = size_, .staged = std::move(staged_)};
}

auto PlacingFile::agrees(std::string_view piece) -> bool {
  std::array<char, piece_size> buffer;
  while (!piece.empty()) {
    const auto want = std::min(piece.size(), buffer.size());
    if (read_full(published_.file, buffer.data(), want, name_) != want || std::memcmp(buffer.data(), piece.data(), want) != 0) {
      return false;
    }
    piece.remove_prefix(want);
  }
  return true;
}

// What was found equal so far is copied from the published file.
void PlacingFile::part_from_published() {
  out_ = site_->create(staged_);
  if (size_ == 0) {
    return;
  }
  if (::lseek(published_.file.get(), 0, SEEK_SET) != 0) {
    fail_with_errno(name_);
  }
  std::array<char, piece_size> buffer;
  for (auto rest = size_; rest > 0;) {
    const auto got = read_full(published_.file, buffer.data(), std::min<std::uint64_t>(rest, buffer.size()), name_);
    if (got == 0) {
      errno = EIO;
      fail_with_errno(name_ + ": changed while it was read");
    }
    write_full(out_, std::string_view(buffer.data(), got), name_);
    rest -= got;
  }
}

auto same_bytes(const Descriptor& first, const Descriptor& second, const std::string& name) -> bool {
  std::array<char, piece_size> one;
  std::array<char, piece_size> two;
  for (;;) {
    const auto got = read_full(first, one.data(), one.size(), name);
    if (read_full(second, two.data(), two.size(), name) != got || std::memcmp(one.data(), two.data(), got) != 0) {
      return false;
    }
    if (got < one.size()) {
      return true;
    }
  }
}

void mend_mode(const Found& file, const std::string& name) {
  if (file.mode != file_mode && ::fchmod(file.file.get(), file_mode) != 0) {
    fail_with_errno(name);
  }
}

}  // namespace prongsai
