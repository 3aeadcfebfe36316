#include <algorithm>
#include <string>

#include "load/image_walker.hpp"
#include "load/photo_facts.hpp"

namespace prongsai {
namespace {

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
    // APP1: Exif or XMP; APP11: C2PA; APP13: IPTC; COM.
    if ((code_ == 0xE1 || code_ == 0xEB || code_ == 0xED || code_ == 0xFE) && length > 2) {
      return next(Phase::told, length - 2);
    }
    skip(length - 2);
    seen_scan_ = seen_scan_ || code_ == 0xDA;
    next(code_ == 0xDA ? Phase::coded : Phase::marker, 1);
  }

  void told_by(std::string_view segment) {
    if (code_ == 0xE1) {
      tell(read_photo_segment(segment));
    } else if (code_ == 0xED) {
      tell(read_iptc(segment));
    } else if (code_ == 0xFE) {
      read_words(segment, {.th = "ความเห็นที่แนบกับภาพ", .en = "a comment beside the picture"});
    } else if (segment.starts_with("JP") && segment.find("c2pa") != std::string_view::npos) {
      tell({.has_credentials = true});
    }
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

}  // namespace

auto jpeg_walker() -> std::unique_ptr<StructureWalker> { return std::make_unique<JpegWalker>(); }

}  // namespace prongsai
