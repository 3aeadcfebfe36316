#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai {

// What the Personal Data Protection Act protects and a public page must not show by mistake.
enum class PersonalKind : std::uint8_t { national_id, phone, email, bank_account, salary, person_name, home_address };

// Where it stands: bytes [begin, end) of the text that was searched.
struct PersonalData {
  PersonalKind kind{};
  std::size_t begin = 0;
  std::size_t end = 0;
  auto operator<=>(const PersonalData&) const = default;
};

// Everything that looks like personal data, in the order of the text, nothing overlapping. Any bytes will do, whole characters or not; the time grows
// with the length only. Digits are 0-9 and ๐-๙. What stands inside a web address is left out, and so are the names of people in an office that is
// named beside them.
[[nodiscard]] auto find_personal_data(std::string_view text) -> std::vector<PersonalData>;

// The check digit of a Thai national id (Department of Provincial Administration: weights 13 to 2, modulus 11) over its first twelve digits.
[[nodiscard]] auto national_id_check_digit(std::string_view twelve_ascii_digits) -> char;

// As reports show it: `x-xxxx-xxxxx-xx-1`, `xxx-xxx-xx78`, `s…@example.go.th`, `นายส…`.
[[nodiscard]] auto masked(PersonalKind kind, std::string_view text) -> std::string;

// The same number of columns with nothing to be read in it: every letter and digit is `x`.
[[nodiscard]] auto blanked(std::string_view text) -> std::string;

// The digits of a text, in ASCII and nothing else, to compare telephone numbers by.
[[nodiscard]] auto only_digits(std::string_view text) -> std::string;

}  // namespace prongsai
