#include "output/new_file.hpp"

#include <utility>

#include "output/site_folder.hpp"

namespace prongsai {

auto write_new_file(const std::string& folder, const std::string& path, std::string_view bytes) -> bool {
  const SiteFolder place(folder);
  auto file = place.create_new(path);
  if (!file.is_open()) {
    return false;
  }
  const auto name = place.full(path);
  write_full(file, bytes, name);
  close_written(std::move(file), name);
  return true;
}

}  // namespace prongsai
