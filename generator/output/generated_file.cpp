#include "output/generated_file.hpp"

#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "output/site_folder.hpp"

namespace prongsai {
namespace {

// Nothing that the program makes itself is as large.
constexpr std::uint64_t largest_generated = std::uint64_t{64} << 20U;

constexpr std::string_view half_ending = ".prongsai-new";

}  // namespace

auto write_generated_file(const std::string& folder, const std::string& path, std::string_view bytes, std::string_view mark) -> Generated {
  const SiteFolder place(folder);
  const auto fresh = path + std::string(half_ending);
  const auto found = place.look(path);
  if (found.kind == Found::Kind::folder || found.size > largest_generated) {
    return Generated::foreign;
  }
  if (found.kind == Found::Kind::file) {
    std::string old(found.size, '\0');
    old.resize(read_full(found.file, old.data(), old.size(), place.full(path)));
    if (old == bytes) {
      // Of a run that was killed.
      place.remove_file(fresh);
      return Generated::unchanged;
    }
    if (mark.empty() || old.find(mark) == std::string::npos) {
      return Generated::foreign;
    }
  }
  auto file = place.create(fresh);
  const auto name = place.full(fresh);
  write_full(file, bytes, name);
  close_written(std::move(file), name);
  place.move(fresh, path);
  return Generated::written;
}

void remove_halves(const std::string& folder) {
  std::vector<std::filesystem::path> halves;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto name = entry.path().filename().string();
    if (name.ends_with(half_ending) || (name.starts_with('.') && name.ends_with(".zip.part"))) {
      halves.push_back(entry.path());
    }
  }
  std::error_code ignored;
  for (const auto& half : halves) {
    if (std::filesystem::is_regular_file(std::filesystem::symlink_status(half, ignored))) {
      std::filesystem::remove(half, ignored);
    }
  }
}

}  // namespace prongsai
