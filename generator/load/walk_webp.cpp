#include <string>

#include "load/image_walker.hpp"
#include "load/photo_facts.hpp"

namespace prongsai {
namespace {

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
    const auto most = type_ == "EXIF" || type_ == "XMP " ? most_beside : std::size_t{16};
    if (telling_ && body_.size() < most) {
      body_ += bytes.substr(0, most - body_.size());
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
    type_ = type;
    telling_ = picture || type == "EXIF" || type == "XMP ";
    if (type == "ANMF") {
      count_frame();
    } else if (type == "C2PA") {
      tell({.has_credentials = true});
    }
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
    if (telling_ && (type_ == "EXIF" || type_ == "XMP ")) {
      tell(read_photo_segment(body_));
    } else if (telling_) {
      check_picture();
    }
    telling_ = false;
    body_.clear();
  }

  // Sizes as each kind of picture writes them (WebP container specification; RFC 6386; lossless bit stream specification).
  void check_picture() {
    const auto bits24 = [&](std::size_t at) { return little16(body_, at) | byte_of(body_, at + 2) << 16U; };
    if (type_ == "VP8X" && body_.size() >= 10) {
      check_size(bits24(4) + 1ULL, bits24(7) + 1ULL);
    } else if (type_ == "VP8L" && body_.size() >= 5 && body_[0] == '\x2F') {
      const auto sizes = little32(body_, 1);
      check_size((sizes & 0x3FFFU) + 1ULL, (sizes >> 14U & 0x3FFFU) + 1ULL);
    } else if (type_ == "VP8 " && body_.size() >= 10) {
      check_size(little16(body_, 6) & 0x3FFFU, little16(body_, 8) & 0x3FFFU);
    }
  }

  Phase phase_ = Phase::riff;
  std::string type_;
  std::string body_;
  bool telling_ = false;
  std::uint64_t left_ = 0;
  bool first_ = true;
};

}  // namespace

auto webp_walker() -> std::unique_ptr<StructureWalker> { return std::make_unique<WebpWalker>(); }

}  // namespace prongsai
