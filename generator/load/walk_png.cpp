#include <algorithm>
#include <string>

#include "base/crc32.hpp"
#include "load/image_walker.hpp"
#include "load/photo_facts.hpp"

namespace prongsai {
namespace {

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
    if (telling_ && body_.size() < most_beside) {
      body_ += bytes.substr(0, most_beside - body_.size());
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
      telling_ = type_ == "eXIf" || type_ == "tEXt" || type_ == "zTXt" || type_ == "iTXt";
      if (type_ == "fcTL") {
        count_frame();
      } else if (type_ == "caBX") {
        tell({.has_credentials = true});
      }
      body_.clear();
      skip(length);
      next(Phase::checksum, 4);
    }
  }

  // What texts and Exif inside it tell.
  void read_told() {
    if (!telling_) {
      return;
    }
    telling_ = false;
    tell(type_ == "eXIf" ? read_exif(body_) : read_png_text(type_, body_));
    if (type_ != "eXIf") {
      read_words(body_, {.th = "ข้อความกำกับภาพ", .en = "a text beside the picture"});
    }
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

}  // namespace

auto png_walker() -> std::unique_ptr<StructureWalker> { return std::make_unique<PngWalker>(); }

}  // namespace prongsai
