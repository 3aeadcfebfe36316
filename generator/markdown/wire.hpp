#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "diagnostic/diagnostic.hpp"
#include "model/prose.hpp"
#include "source/span.hpp"

// Messages between the program and its Markdown child: a length (four bytes, little-endian) and so many bytes. Both ends are the same program, so that
// the encoding may change freely; the reader trusts nothing in it all the same.
namespace prongsai {

inline constexpr std::size_t largest_message = std::size_t{64} * 1024 * 1024;

struct MarkdownRequest {
  FileId file{};
  std::uint32_t offset = 0;
  std::string body;
};

struct MarkdownReply {
  Prose prose;
  Diagnostics diagnostics;
};

[[nodiscard]] auto encode(FileId file, std::uint32_t offset, std::string_view body) -> std::string;
[[nodiscard]] auto decode_request(std::string_view bytes) -> std::optional<MarkdownRequest>;
[[nodiscard]] auto encode(const Prose& prose, const Diagnostics& diagnostics) -> std::string;
// Nothing where the bytes are no reply about this file.
[[nodiscard]] auto decode_reply(std::string_view bytes, FileId file) -> std::optional<MarkdownReply>;

enum class Transfer : std::uint8_t { done, ended, timed_out };
// Sends the length and the bytes. `timeout_ms` bounds each wait for the other side; -1 waits for ever.
[[nodiscard]] auto send_message(int socket, std::string_view bytes, int timeout_ms) -> Transfer;
// `ended` where the other side has gone, or announces more than `largest_message`.
[[nodiscard]] auto receive_message(int socket, std::string& bytes, int timeout_ms) -> Transfer;

}  // namespace prongsai
