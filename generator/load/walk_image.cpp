#include <algorithm>
#include <string>

#include "base/crc32.hpp"
#include "load/photo_facts.hpp"
#include "load/step_walker.hpp"

namespace prongsai {
namespace {

class ImageWalker : public StepWalker {
 protected:
  void check_size(std::uint64_t width, std::uint64_t height) {
    if (width == 0 || height == 0 || width * height > image_pixels) {
      damaged("ขนาดภาพเป็นศูนย์หรือเกิน 100 ล้านจุด", "its size is nothing, or more than 100 million pixels");
    }
  }
  void bad(const char* th, const char* en) {
    damaged(th, en);
    stop();
  }
  void bad_part() { bad("โครงสร้างภายในเสียหาย", "its inner structure is broken"); }
};

// PNG (RFC 2083): signature, then chunks of length, type, data and checksum, from IHDR to IEND.
class PngWalker final : public ImageWalker {
 public:
  PngWalker() { want(8); }

  auto finish() -> std::optional<FileType> override {
    report_end();
    return FileType::png;
  }

 protected:
  void step(std::string_view got) override {
    if (phase_ == Phase::signature) {
      if (got != std::string_view("\x89PNG\r\n\x1A\n", 8)) {
        return bad_part();
      }
      next(Phase::head, 8);
    } else if (phase_ == Phase::head) {
      head(got);
    } else if (phase_ == Phase::size) {
      check_size(big32(got, 0), big32(got, 4));
      crc_ = crc32_update(crc_, got);
      next(Phase::checksum, 4);
    } else {
      checksum(got);
    }
  }

  void skipped(std::string_view bytes) override {
    crc_ = crc32_update(crc_, bytes);
    if (telling_ && body_.size() < most_told) {
      body_ += bytes.substr(0, most_told - body_.size());
    }
  }

 private:
  enum class Phase { signature, head, size, checksum };

  void next(Phase phase, std::size_t bytes) {
    phase_ = phase;
    want(bytes);
  }

  void head(std::string_view got) {
    const auto length = big32(got, 0);
    type_ = got.substr(4);
    const bool letters = std::ranges::all_of(type_, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
    const bool first = type_ == "IHDR";
    if (!letters || length > 0x7FFFFFFFU || first == seen_header_ || (first && length != 13) || (type_ == "IEND" && (length != 0 || !seen_data_))) {
      return bad_part();
    }
    seen_header_ = true;
    seen_data_ = seen_data_ || type_ == "IDAT";
    crc_ = crc32_update(0, type_);
    if (first) {
      next(Phase::size, 13);
    } else {
      telling_ = type_ == "eXIf" || type_ == "tEXt" || type_ == "iTXt";
      body_.clear();
      skip(length);
      next(Phase::checksum, 4);
    }
  }

  // What texts and Exif inside it tell; text that is compressed is not read.
  void read_told() {
    if (!telling_) {
      return;
    }
    telling_ = false;
    tell(type_ == "eXIf" ? read_exif(body_) : read_png_text(body_));
    body_.clear();
  }

  void checksum(std::string_view got) {
    read_told();
    if (big32(got, 0) != crc_) {
      return bad("ผลรวมตรวจสอบไม่ตรง ไฟล์เสียหาย", "a checksum inside it does not match");
    }
    if (type_ == "IEND") {
      return done();
    }
    next(Phase::head, 8);
  }

  Phase phase_ = Phase::signature;
  std::string type_;
  std::string body_;
  bool telling_ = false;
  std::uint32_t crc_ = 0;
  bool seen_header_ = false;
  bool seen_data_ = false;
};

// JPEG (ITU-T T.81, annex B): markers with lengths; after a scan's header come coded bytes, in which FF 00 and FF D0 to FF D7 are no markers.
class JpegWalker final : public ImageWalker {
 public:
  JpegWalker() { want(2); }

  auto finish() -> std::optional<FileType> override {
    report_end();
    return FileType::jpeg;
  }

 protected:
  void step(std::string_view got) override {
    switch (phase_) {
      case Phase::start: return next(Phase::marker, 1);
      case Phase::marker: return got[0] == '\xFF' ? next(Phase::code, 1) : bad_part();
      case Phase::code: return code(byte_of(got, 0));
      case Phase::length: return length(big16(got, 0));
      case Phase::frame: return frame(got);
      case Phase::told: return told_by(got);
      case Phase::coded: return next(Phase::escape, 1);
      case Phase::escape: return escape(byte_of(got, 0));
    }
  }

  auto passed(std::string_view bytes) -> std::size_t override { return phase_ == Phase::coded ? std::min(bytes.find('\xFF'), bytes.size()) : 0; }

 private:
  enum class Phase { start, marker, code, length, frame, told, coded, escape };

  void next(Phase phase, std::size_t bytes) {
    phase_ = phase;
    want(bytes);
  }

  void code(std::uint32_t code) {
    code_ = code;
    if (code == 0xFF) {
      return next(Phase::code, 1);
    }
    if (code == 0xD9) {
      return seen_scan_ ? done() : bad("ไม่มีข้อมูลภาพ", "it has no picture in it");
    }
    // TEM and restart markers have no length; SOI must not come again; the others below C0 are reserved.
    const bool alone = code == 0x01 || (code >= 0xD0 && code <= 0xD7);
    if (alone) {
      return next(Phase::marker, 1);
    }
    return code >= 0xC0 && code != 0xD8 ? next(Phase::length, 2) : bad_part();
  }

  void length(std::uint32_t length) {
    const bool frame = code_ >= 0xC0 && code_ <= 0xCF && code_ != 0xC4 && code_ != 0xC8 && code_ != 0xCC;
    if (length < (frame ? 8U : 2U) || (code_ == 0xDA && !seen_frame_)) {
      return bad_part();
    }
    if (frame) {
      rest_ = length - 7;
      return next(Phase::frame, 5);
    }
    // APP1: Exif or XMP.
    if (code_ == 0xE1 && length > 2) {
      return next(Phase::told, length - 2);
    }
    skip(length - 2);
    seen_scan_ = seen_scan_ || code_ == 0xDA;
    next(code_ == 0xDA ? Phase::coded : Phase::marker, 1);
  }

  void told_by(std::string_view segment) {
    tell(read_photo_segment(segment));
    next(Phase::marker, 1);
  }

  // Precision, height, width. A height of 0 is told later, by a DNL marker, which nobody writes.
  void frame(std::string_view got) {
    check_size(big16(got, 3), big16(got, 1));
    seen_frame_ = true;
    skip(rest_);
    next(Phase::marker, 1);
  }

  void escape(std::uint32_t after) {
    if (after == 0x00 || (after >= 0xD0 && after <= 0xD7)) {
      return next(Phase::coded, 1);
    }
    if (after == 0xFF) {
      return next(Phase::escape, 1);
    }
    code(after);
  }

  Phase phase_ = Phase::start;
  std::uint32_t code_ = 0;
  std::uint64_t rest_ = 0;
  bool seen_frame_ = false;
  bool seen_scan_ = false;
};

// GIF 87a and 89a: a screen, then images and extensions made of short blocks, then a trailer.
class GifWalker final : public ImageWalker {
 public:
  GifWalker() { want(13); }

  auto finish() -> std::optional<FileType> override {
    report_end();
    return FileType::gif;
  }

 protected:
  void step(std::string_view got) override {
    switch (phase_) {
      case Phase::screen: return screen(got);
      case Phase::block: return block(got[0]);
      case Phase::extension: return next(Phase::length, 1);
      case Phase::image: return image(got);
      case Phase::code_size: return next(Phase::length, 1);
      case Phase::length: return length(byte_of(got, 0));
    }
  }

 private:
  enum class Phase { screen, block, extension, image, code_size, length };

  void next(Phase phase, std::size_t bytes) {
    phase_ = phase;
    want(bytes);
  }

  static auto colours(std::uint32_t flags) -> std::uint64_t { return (flags & 0x80U) != 0 ? 3ULL << ((flags & 7U) + 1) : 0; }

  void screen(std::string_view got) {
    if (!got.starts_with("GIF87a") && !got.starts_with("GIF89a")) {
      return bad_part();
    }
    check_size(little16(got, 6), little16(got, 8));
    skip(colours(byte_of(got, 10)));
    next(Phase::block, 1);
  }

  void block(char kind) {
    if (kind == ',') {
      return next(Phase::image, 9);
    }
    if (kind == '!') {
      return next(Phase::extension, 1);
    }
    return kind == ';' && seen_image_ ? done() : bad_part();
  }

  void image(std::string_view got) {
    seen_image_ = true;
    skip(colours(byte_of(got, 8)));
    next(Phase::code_size, 1);
  }

  void length(std::uint32_t length) {
    skip(length);
    next(length == 0 ? Phase::block : Phase::length, 1);
  }

  Phase phase_ = Phase::screen;
  bool seen_image_ = false;
};

// WebP: a RIFF file whose chunks fill it exactly, the first of them a picture.
class WebpWalker final : public ImageWalker {
 public:
  WebpWalker() { want(12); }

  auto finish() -> std::optional<FileType> override {
    read_told();
    report_end();
    return FileType::webp;
  }

 protected:
  void skipped(std::string_view bytes) override {
    if (telling_ && body_.size() < most_told) {
      body_ += bytes.substr(0, most_told - body_.size());
    }
  }

  void step(std::string_view got) override {
    switch (phase_) {
      case Phase::riff: return riff(got);
      case Phase::chunk: return chunk(got);
      case Phase::last: return done();
    }
  }

 private:
  enum class Phase { riff, chunk, last };

  void riff(std::string_view got) {
    left_ = little32(got, 4);
    if (left_ < 12 || left_ % 2 != 0) {
      return bad_part();
    }
    left_ -= 4;
    phase_ = Phase::chunk;
    want(8);
  }

  void chunk(std::string_view got) {
    const auto type = got.substr(0, 4);
    // Bodies are filled up to an even length.
    const std::uint64_t body = (little32(got, 4) + 1ULL) & ~1ULL;
    const bool picture = type == "VP8 " || type == "VP8L" || type == "VP8X";
    if (body + 8 > left_ || (first_ && !picture)) {
      return bad_part();
    }
    first_ = false;
    left_ -= body + 8;
    read_told();
    telling_ = type == "EXIF" || type == "XMP ";
    if (left_ > 0) {
      skip(body);
      want(8);
    } else if (body == 0) {
      done();
    } else {
      // The last byte is asked for, so that a file cut short is seen.
      skip(body - 1);
      phase_ = Phase::last;
      want(1);
    }
  }

  void read_told() {
    if (telling_) {
      tell(read_photo_segment(body_));
    }
    telling_ = false;
    body_.clear();
  }

  Phase phase_ = Phase::riff;
  std::string body_;
  bool telling_ = false;
  std::uint64_t left_ = 0;
  bool first_ = true;
};

}  // namespace

auto png_walker() -> std::unique_ptr<StructureWalker> { return std::make_unique<PngWalker>(); }
auto jpeg_walker() -> std::unique_ptr<StructureWalker> { return std::make_unique<JpegWalker>(); }
auto gif_walker() -> std::unique_ptr<StructureWalker> { return std::make_unique<GifWalker>(); }
auto webp_walker() -> std::unique_ptr<StructureWalker> { return std::make_unique<WebpWalker>(); }

}  // namespace prongsai
