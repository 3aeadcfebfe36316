#include "pack/zip_writer.hpp"

#include <zip.h>

#include <cerrno>
#include <exception>
#include <string_view>
#include <system_error>

#include "base/assert.hpp"
#include "pack/zip_output.hpp"
#include "pack/zip_records.hpp"

// The only file that includes libzip (1.7.3).
namespace prongsai {
namespace {

// What libzip's callback for one file works on.
struct Feed {
  const ZipInput* input = nullptr;
  std::exception_ptr* failure = nullptr;
  std::unique_ptr<ByteStream> stream;
  zip_error_t error{};
};

// The same for the archive itself.
struct Sink {
  ZipOutput output;
  std::exception_ptr* failure = nullptr;
  zip_error_t error{};
};

[[noreturn]] void fail(zip_error_t& error, const std::string& path) {
  const int number = zip_error_system_type(&error) == ZIP_ET_SYS ? zip_error_code_system(&error) : EIO;
  const std::string words = zip_error_strerror(&error);
  throw std::system_error(number, std::generic_category(), path + ": " + words);
}

// Exceptions must not pass through libzip: the first is kept, and libzip hears of an error.
template <class State, class Work>
auto guarded(State& state, Work work) -> zip_int64_t {
  try {
    return work();
  } catch (...) {
    if (*state.failure == nullptr) {
      *state.failure = std::current_exception();
    }
    zip_error_set(&state.error, ZIP_ER_INTERNAL, 0);
    return -1;
  }
}

// libzip writes a size that it does not know in another form, so the size is always given.
auto tell_size(const ZipInput& input, void* data) -> zip_int64_t {
  auto* stat = static_cast<zip_stat_t*>(data);
  zip_stat_init(stat);
  stat->size = input.size;
  stat->comp_method = ZIP_CM_STORE;
  stat->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD;
  return sizeof(zip_stat_t);
}

auto feed_answer(void* state, void* data, zip_uint64_t length, zip_source_cmd_t command) -> zip_int64_t {
  auto& feed = *static_cast<Feed*>(state);
  switch (command) {
    case ZIP_SOURCE_OPEN:
      return guarded(feed, [&]() -> zip_int64_t {
        feed.stream = feed.input->open();
        return 0;
      });
    case ZIP_SOURCE_READ:
      return guarded(feed, [&] { return static_cast<zip_int64_t>(feed.stream->read(static_cast<char*>(data), length)); });
    case ZIP_SOURCE_CLOSE:
      feed.stream.reset();
      return 0;
    case ZIP_SOURCE_STAT:
      return tell_size(*feed.input, data);
    case ZIP_SOURCE_ERROR:
      return zip_error_to_data(&feed.error, data, length);
    case ZIP_SOURCE_FREE:
      zip_error_fini(&feed.error);
      delete &feed;
      return 0;
    case ZIP_SOURCE_SUPPORTS:
      return ZIP_SOURCE_SUPPORTS_READABLE;
    default:
      zip_error_set(&feed.error, ZIP_ER_OPNOTSUPP, 0);
      return -1;
  }
}

auto write_to(Sink& sink, std::string_view bytes) -> zip_int64_t {
  return guarded(sink, [&] {
    sink.output.write(bytes);
    return static_cast<zip_int64_t>(bytes.size());
  });
}

auto seek_in(Sink& sink, void* data, zip_uint64_t length) -> zip_int64_t {
  return guarded(sink, [&]() -> zip_int64_t {
    const auto place = zip_source_seek_compute_offset(sink.output.position(), sink.output.end(), data, length, &sink.error);
    if (place < 0) {
      return -1;
    }
    sink.output.seek(static_cast<std::uint64_t>(place));
    return 0;
  });
}

auto sink_answer(void* state, void* data, zip_uint64_t length, zip_source_cmd_t command) -> zip_int64_t {
  auto& sink = *static_cast<Sink*>(state);
  const auto done = [&sink](auto work) {
    return guarded(sink, [&]() -> zip_int64_t {
      work();
      return 0;
    });
  };
  switch (command) {
    case ZIP_SOURCE_BEGIN_WRITE:
      return done([&] { sink.output.begin(); });
    case ZIP_SOURCE_WRITE:
      return write_to(sink, std::string_view(static_cast<const char*>(data), length));
    case ZIP_SOURCE_SEEK_WRITE:
      return seek_in(sink, data, length);
    case ZIP_SOURCE_TELL_WRITE:
      return static_cast<zip_int64_t>(sink.output.position());
    case ZIP_SOURCE_COMMIT_WRITE:
      return done([&] { sink.output.commit(); });
    case ZIP_SOURCE_ROLLBACK_WRITE:
    case ZIP_SOURCE_REMOVE:
      return done([&] { sink.output.remove(); });
    case ZIP_SOURCE_STAT:
      // There is no archive to start from: libzip makes a new one.
      zip_error_set(&sink.error, ZIP_ER_READ, ENOENT);
      return -1;
    case ZIP_SOURCE_ERROR:
      return zip_error_to_data(&sink.error, data, length);
    case ZIP_SOURCE_FREE:
      zip_error_fini(&sink.error);
      delete &sink;
      return 0;
    case ZIP_SOURCE_SUPPORTS:
      return ZIP_SOURCE_SUPPORTS_WRITABLE;
    default:
      zip_error_set(&sink.error, ZIP_ER_OPNOTSUPP, 0);
      return -1;
  }
}

class Archive {
 public:
  explicit Archive(const std::string& path) : path_(path) {
    zip_error_t error{};
    zip_error_init(&error);
    auto sink = std::unique_ptr<Sink>(new Sink{.output = ZipOutput(path), .failure = &failure_, .error = {}});
    zip_error_init(&sink->error);
    zip_source_t* source = zip_source_function_create(&sink_answer, sink.get(), &error);
    if (source == nullptr) {
      fail(error, path);
    }
    (void)sink.release();
    zip_ = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (zip_ == nullptr) {
      zip_source_free(source);
      fail(error, path);
    }
  }
  ~Archive() {
    if (zip_ != nullptr) {
      zip_discard(zip_);
    }
  }
  Archive(const Archive&) = delete;
  auto operator=(const Archive&) -> Archive& = delete;

  void add(const ZipInput& input) {
    auto feed = std::make_unique<Feed>();
    feed->input = &input;
    feed->failure = &failure_;
    zip_error_init(&feed->error);
    zip_source_t* source = zip_source_function(zip_, &feed_answer, feed.get());
    check(source != nullptr);
    (void)feed.release();
    const auto index = zip_file_add(zip_, input.path.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      check(false);
    }
    const auto entry = static_cast<zip_uint64_t>(index);
    check(zip_set_file_compression(zip_, entry, ZIP_CM_STORE, 0) == 0);
    // libzip turns this into a time_t and back by the local time zone; both ways are the same, so the zone does not matter. Where a zone has no such
    // moment, the strict reading after writing finds it.
    check(zip_file_set_dostime(zip_, entry, dos_time, dos_date, 0) == 0);
    check(zip_file_set_external_attributes(zip_, entry, 0, ZIP_OPSYS_UNIX, unix_mode << 16U) == 0);
  }

  // All reading and writing happens here.
  void close() {
    if (zip_close(zip_) == 0) {
      zip_ = nullptr;
      return;
    }
    if (failure_ != nullptr) {
      std::rethrow_exception(failure_);
    }
    check(false);
  }

 private:
  void check(bool went_well) {
    if (!went_well) {
      fail(*zip_get_error(zip_), path_);
    }
  }

  std::string path_;
  zip_t* zip_ = nullptr;
  std::exception_ptr failure_;
};

}  // namespace

void write_zip(const std::vector<ZipInput>& inputs, const std::string& zip_path) {
  // libzip writes no file at all for an empty archive.
  require(!inputs.empty(), "a zip without files");
  Archive archive(zip_path);
  for (const auto& input : inputs) {
    archive.add(input);
  }
  archive.close();
}

}  // namespace prongsai
