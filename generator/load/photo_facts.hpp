#pragma once

#include <cstddef>
#include <string_view>

#include "load/structure.hpp"

// What a picture tells beside what it shows: Exif (CIPA DC-008), XMP, texts of PNG. Any bytes will do.
namespace prongsai {

// The most bytes of one such part that are read; JPEG allows no more.
inline constexpr std::size_t most_told = 65536;

// A TIFF structure: position of the GPS directory, artist, owner of the camera.
[[nodiscard]] auto read_exif(std::string_view tiff) -> FileTold;
// An APP1 segment of JPEG or a chunk of WebP: Exif with or without its mark, or XMP.
[[nodiscard]] auto read_photo_segment(std::string_view segment) -> FileTold;
// A tEXt, zTXt or iTXt chunk: a keyword, a NUL, the rest.
[[nodiscard]] auto read_png_text(std::string_view type, std::string_view body) -> FileTold;
// An XMP packet.
[[nodiscard]] auto read_xmp(std::string_view text) -> FileTold;
// APP13 of JPEG: the Photoshop resources, of which IPTC (1028) holds the by-line (2:80) and the writer (2:122).
[[nodiscard]] auto read_iptc(std::string_view segment) -> FileTold;

}  // namespace prongsai
