#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace prongsai {

// Sorts names as a Thai dictionary does: เชียงใหม่ stands among ช, tone marks count last, and `เขต 2` comes before `เขต 10`. Latin text sorts
// alphabetically, whatever the case. Rules are ICU's for `th`; the locale of the machine plays no part.
// One object must be used by one thread at a time.
class ThaiCollator {
 public:
  ThaiCollator();
  ~ThaiCollator();
  ThaiCollator(ThaiCollator&&) noexcept;
  auto operator=(ThaiCollator&&) noexcept -> ThaiCollator&;
  // A byte string; texts sort as their keys do under `<`. Texts that the rules hold for the same, but whose bytes differ, get different keys.
  [[nodiscard]] auto key(std::string_view text) const -> std::string;

 private:
  struct Rules;
  std::unique_ptr<Rules> rules_;
};

// The heading under which an index lists a text: its first consonant (`ช` of เชียงใหม่), or a capital Latin letter; otherwise `#`.
[[nodiscard]] auto index_letter(std::string_view text) -> std::string;

}  // namespace prongsai
