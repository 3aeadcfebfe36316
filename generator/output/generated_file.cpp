#include "output/generated_file.hpp"

#include <utility>

#include "output/site_folder.hpp"

namespace prongsai {
namespace {

// Nothing that the program makes itself is as large.
constexpr std::uint64_t largest_generated = std::uint64_t{64} << 20U;

}  // namespace

auto write_generated_file(const std::string& folder, const std::string& path, std::string_view bytes, std::string_view mark) -> Generated {
  const SiteFolder place(folder);
  const auto fresh = path + ".prongsai-new";
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

}  // namespace prongsai
