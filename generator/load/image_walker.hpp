#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include "load/step_walker.hpp"
#include "load/text_finder.hpp"

namespace prongsai {

// What all pictures have: a size, and perhaps more pictures than one.
class ImageWalker : public StepWalker {
 protected:
  void check_size(std::uint64_t width, std::uint64_t height) {
    if (width == 0 || height == 0 || width * height > image_pixels) {
      damaged("ขนาดภาพเป็นศูนย์หรือเกิน 100 ล้านจุด", "its size is nothing, or more than 100 million pixels");
    }
    pixels_ = width * height;
  }
  // One more picture of an animation.
  void count_frame() {
    ++frames_;
    if (frames_ > most_frames || (frames_ > 1 && frames_ * pixels_ > most_animated)) {
      fault(StructureFault::Kind::over_limit, {.th = "ภาพเคลื่อนไหวเกิน 1,000 ภาพ หรือรวมเกิน 2,000 ล้านจุด",
                                               .en = "its animation has more than 1,000 pictures, or more than 2,000 million pixels in all"});
    }
  }
  // Words beside the picture, where people write what they like.
  void read_words(std::string_view words, const Text& place) {
    FileTold told;
    {
      TextFinder finder(told);
      finder.add(words);
      finder.end_line([&] { return place; });
    }
    tell(std::move(told));
  }
  void bad(const char* th, const char* en) {
    damaged(th, en);
    stop();
  }
  void bad_part() { bad("โครงสร้างภายในเสียหาย", "its inner structure is broken"); }

 private:
  static constexpr std::uint64_t most_frames = 1000;
  static constexpr std::uint64_t most_animated = 2'000'000'000;
  std::uint64_t pixels_ = 0;
  std::uint64_t frames_ = 0;
};

// The most bytes of a part beside the picture that are looked at, where the format sets no limit.
inline constexpr std::size_t most_beside = std::size_t{4} << 20U;

}  // namespace prongsai
