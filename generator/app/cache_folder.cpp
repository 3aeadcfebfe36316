#include "app/cache_folder.hpp"

#include <elf.h>
#include <link.h>

#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/key.hpp"
#include "base/sha256.hpp"

namespace prongsai {
namespace {

// The linker's own name for what is loaded as this object; empty where it was linked without.
auto build_id_of(const dl_phdr_info& object) -> std::string {
  for (int at = 0; at < object.dlpi_phnum; ++at) {
    const auto& part = object.dlpi_phdr[at];
    if (part.p_type != PT_NOTE) {
      continue;
    }
    // The loader gives an address as a number.
    const auto* bytes = reinterpret_cast<const char*>(object.dlpi_addr + part.p_vaddr);  // NOLINT(performance-no-int-to-ptr)
    for (std::size_t begin = 0; begin + sizeof(ElfW(Nhdr)) <= part.p_memsz;) {
      ElfW(Nhdr) header{};
      std::memcpy(&header, bytes + begin, sizeof header);
      const auto padded = [](std::size_t size) { return (size + 3) & ~std::size_t{3}; };
      const auto name = begin + sizeof header;
      const auto value = name + padded(header.n_namesz);
      if (value + header.n_descsz > part.p_memsz) {
        break;
      }
      if (header.n_type == NT_GNU_BUILD_ID && std::string_view(bytes + name, header.n_namesz) == std::string_view("GNU\0", 4)) {
        return {bytes + value, header.n_descsz};
      }
      begin = value + padded(header.n_descsz);
    }
  }
  return {};
}

struct LoadedObjects {
  // In the order in which the loader has them: the program first, then its libraries.
  std::vector<std::string> ids;
  bool all_named = true;
};

// Another version of a library may break Thai words, or pack bytes, in another way. What the kernel maps into every process is no part of it.
auto linked_id() -> std::string {
  LoadedObjects objects;
  const auto look = [](dl_phdr_info* object, std::size_t /*size*/, void* out) -> int {
    auto& all = *static_cast<LoadedObjects*>(out);
    if (all.ids.empty() || std::string_view(object->dlpi_name).starts_with('/')) {
      all.ids.push_back(build_id_of(*object));
      all.all_named = all.all_named && !all.ids.back().empty();
    }
    return 0;
  };
  dl_iterate_phdr(look, &objects);
  if (!objects.all_named) {
    return {};
  }
  KeyMaker key("program");
  for (const auto& id : objects.ids) {
    key.add(id);
  }
  return key.hex();
}

// Absolute and without a slash at its end.
auto address_of(const std::string& folder) -> std::filesystem::path {
  std::error_code failed;
  auto path = std::filesystem::absolute(folder, failed).lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

}  // namespace

auto program_id() -> const std::string& {
  static const auto id = linked_id();
  return id;
}

auto cache_folder(const Options& options) -> std::string {
  return options.cache.empty() ? (address_of(options.site).parent_path() / ".prongsai-cache").string() : options.cache;
}

auto cache_note(const Options& options, const std::string& ending) -> NoteFile {
  return {cache_folder(options), sha256_hex(address_of(options.site).string()).substr(0, 16) + "." + ending};
}

}  // namespace prongsai
