#pragma once

#include <string>
#include <string_view>

namespace prongsai {

// A gzip file (RFC 1952) of the bytes: no name, no time, one level, so that the same bytes always give the same file with one version of libdeflate.
[[nodiscard]] auto gzipped(std::string_view bytes) -> std::string;

}  // namespace prongsai
