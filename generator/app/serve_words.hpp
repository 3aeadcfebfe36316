#pragma once

#include <chrono>
#include <set>
#include <string>

#include "app/build.hpp"
#include "base/language.hpp"

// What `serve` says on the terminal.
namespace prongsai {

// `root` is the path of the portal's address.
[[nodiscard]] auto address_words(int port, const std::string& root, Language language) -> std::string;
[[nodiscard]] auto port_words(int port, Language language) -> std::string;
// The first few of them.
[[nodiscard]] auto change_words(const std::set<std::string>& changed, Language language) -> std::string;
[[nodiscard]] auto rebuilt_words(const BuildOutcome& built, std::chrono::microseconds took, Language language) -> std::string;
[[nodiscard]] auto end_words(Language language) -> std::string;

}  // namespace prongsai
