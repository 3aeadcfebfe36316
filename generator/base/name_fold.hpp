#pragma once

#include <string>
#include <string_view>

namespace prongsai {

// The form under which two names look alike to a reader or fall together on some file system. Names with equal folds must not stand in one folder.
// Unicode compatibility case folding (NFKC_Casefold: A = a, full-width = plain, zero-width characters dropped, sara am = nikhahit + sara aa), and
// what Unicode does not know of Thai: marks of one consonant sort vowel and nikhahit before tone, เเ = แ, Thai digits = 0-9.
// `name` must be valid UTF-8.
[[nodiscard]] auto fold_name(std::string_view name) -> std::string;

}  // namespace prongsai
