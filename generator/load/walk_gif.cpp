#include <string>

#include "load/image_walker.hpp"
#include "load/photo_facts.hpp"

namespace prongsai {
namespace {

// GIF 87a and 89a: a screen, then images and extensions made of short blocks, then a trailer.
class GifWalker final : public ImageWalker {
 public:
  GifWalker() { want(13); }

  auto finish() -> std::optional<FileType> override {
    report_end();
    return FileType::gif;
  }

 protected:
  void skipped(std::string_view bytes) override {
    if (telling_ && body_.size() < most_beside) {
      body_ += bytes;
    }
  }

  void step(std::string_view got) override {
    switch (phase_) {
      case Phase::screen: return screen(got);
      case Phase::block: return block(got[0]);
      case Phase::extension: return extension(byte_of(got, 0));
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

  void extension(std::uint32_t kind) {
    telling_ = kind == 0xFE || kind == 0xFF;
    comment_ = kind == 0xFE;
    body_.clear();
    next(Phase::length, 1);
  }

  void image(std::string_view got) {
    seen_image_ = true;
    count_frame();
    skip(colours(byte_of(got, 8)));
    next(Phase::code_size, 1);
  }

  void length(std::uint32_t length) {
    // XMP is written without regard to blocks, so that the bytes of their lengths are its own.
    if (telling_ && !comment_ && body_.size() > 11) {
      body_ += static_cast<char>(length);
    }
    if (telling_ && length == 0) {
      read_told();
    }
    skip(length);
    next(length == 0 ? Phase::block : Phase::length, 1);
  }

  void read_told() {
    telling_ = false;
    if (comment_) {
      read_words(body_, {.th = "ความเห็นที่แนบกับภาพ", .en = "a comment beside the picture"});
    } else if (body_.starts_with("XMP DataXMP")) {
      tell(read_xmp(body_));
    }
    body_.clear();
  }

  Phase phase_ = Phase::screen;
  std::string body_;
  bool seen_image_ = false;
  bool telling_ = false;
  bool comment_ = false;
};

}  // namespace

auto gif_walker() -> std::unique_ptr<StructureWalker> { return std::make_unique<GifWalker>(); }

}  // namespace prongsai
