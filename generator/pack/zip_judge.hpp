#pragma once

#include <span>
#include <string>

#include "pack/zip_records.hpp"

namespace prongsai {

// What libzip, a reader that others wrote, has against a zip of ours: that it is not consistent, or that it does not hold exactly the files `expected`, in
// this order, stored, with their sizes and CRC-32. Empty where it agrees. Only what describes the files is read. The writer and the strict reader share
// zip_records.hpp, so that a mistake there would show in neither; this is the judge that does not.
[[nodiscard]] auto second_opinion(const std::string& zip_path, std::span<const ZipEntry> expected) -> std::string;

}  // namespace prongsai
