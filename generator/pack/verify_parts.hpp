#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/any_bag.hpp"
#include "pack/bag_check.hpp"
#include "pack/verify.hpp"

// What verify.cpp and the reading of other makers' bags share.
namespace prongsai {

// A bag that says it is one of our packs must be one, in every byte: its bag-info.txt names our profile or this program, or it has the two files that
// only our packs have.
[[nodiscard]] auto claims_to_be_pack(const Bag& bag) -> bool;
[[nodiscard]] auto claims_to_be_pack(const AnyBag& bag) -> bool;

// Everything that our own packs promise, whatever they came in. `top` is the name of the folder that holds the bag.
void check_own(const Bag& bag, std::string_view top, VerifyReport& report);
// Version, algorithms, groups, and the profile that the user gave.
void describe_own(const Bag& bag, bool is_zip, const VerifyOptions& options, VerifyReport& report);
void count_files(const Bag& bag, VerifyReport& report);

// Judges a zip that is not canonical, for the reason `deviation`, or that is canonical but none of ours.
void verify_foreign_zip(const ByteSource& source, std::string_view stem, const std::optional<Finding>& deviation, const VerifyOptions& options,
                        VerifyReport& report);
[[nodiscard]] auto is_folder(const std::string& path) -> bool;
[[nodiscard]] auto verify_folder(const std::string& path, const VerifyOptions& options) -> VerifyReport;

// Errors stay before warnings that are left out: a long list must not hide that the pack is bad.
void limit_findings(VerifyReport& report);
[[nodiscard]] auto hash_of(const ByteSource& source) -> std::string;
void append_findings(std::vector<Finding>& to, std::vector<Finding> more);

}  // namespace prongsai
