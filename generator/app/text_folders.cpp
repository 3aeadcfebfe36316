#include "app/text_folders.hpp"

#include <filesystem>
#include <system_error>

namespace prongsai {

auto text_folders(const Options& options) -> std::vector<std::string> {
  std::error_code failed;
  std::vector<std::string> folders;
  auto folder = std::filesystem::absolute(options.site, failed).lexically_normal();
  while (!std::filesystem::is_directory(folder, failed) && folder.has_relative_path()) {
    folder = folder.parent_path();
  }
  folders.push_back(folder.string());
  if (const auto temporary = std::filesystem::temp_directory_path(failed); !failed) {
    folders.push_back(temporary.string());
  }
  return folders;
}

}  // namespace prongsai
