#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "load/structure.hpp"

// One function per format. Each expects a file that the gate found sound but for bytes after its end, and gives the file without what it tells; nothing
// where it meets something that it cannot follow.
namespace prongsai {

using RemovedParts = std::set<RemovedPart>;

[[nodiscard]] auto redact_jpeg(std::string_view bytes, RemovedParts& removed) -> std::optional<std::string>;
[[nodiscard]] auto redact_png(std::string_view bytes, RemovedParts& removed) -> std::optional<std::string>;
[[nodiscard]] auto redact_gif(std::string_view bytes, RemovedParts& removed) -> std::optional<std::string>;
[[nodiscard]] auto redact_webp(std::string_view bytes, RemovedParts& removed) -> std::optional<std::string>;
// Office Open XML and OpenDocument; pictures and documents inside are cleaned where they tell something.
[[nodiscard]] auto redact_document(std::string_view bytes, RemovedParts& removed) -> std::optional<std::string>;
// In place: no byte moves. Nothing in packed streams is changed.
[[nodiscard]] auto redact_pdf(std::string_view bytes, RemovedParts& removed) -> std::string;

// A picture or document inside another, by its first bytes: cleaned, or nothing where it tells nothing or cannot be cleaned.
[[nodiscard]] auto redact_inner(std::string_view bytes, RemovedParts& removed) -> std::optional<std::string>;

// Where the picture's top is, 1 to 8 (Exif, CIPA DC-008, 4.6.4 A); 1 where nothing is said.
[[nodiscard]] auto orientation_of(std::string_view tiff) -> std::uint32_t;
// An Exif structure that says this and nothing else.
[[nodiscard]] auto exif_of(std::uint32_t orientation) -> std::string;

[[nodiscard]] auto little_bytes(std::uint64_t value, unsigned bytes) -> std::string;
[[nodiscard]] auto big_bytes(std::uint64_t value, unsigned bytes) -> std::string;

}  // namespace prongsai
