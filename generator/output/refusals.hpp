#pragma once

#include <string>

#include "output/site_writer.hpp"

// Why a site is not written, in words. For this room only.
namespace prongsai {

[[nodiscard]] auto foreign_folder(const std::string& folder, const std::string& name) -> ForeignFolder;
[[nodiscard]] auto foreign_file(const std::string& path) -> ForeignFolder;
[[nodiscard]] auto locked_site(const std::string& folder) -> ForeignFolder;
[[nodiscard]] auto damaged_manifest(const std::string& manifest) -> ForeignFolder;
[[nodiscard]] auto mount_point(const std::string& folder) -> ForeignFolder;
[[nodiscard]] auto no_exchange(const std::string& folder) -> ForeignFolder;
[[nodiscard]] auto started_inside(const std::string& folder) -> ForeignFolder;
[[nodiscard]] auto foreign_in_whole(const std::string& path) -> ForeignFolder;

}  // namespace prongsai
