# Writes the files of FOLDER (all of them text) into the C++ source OUTPUT, which defines embedded_templates(). Run by `cmake -P` whenever one of
# them changes.
file(GLOB_RECURSE paths RELATIVE ${FOLDER} ${FOLDER}/*)
list(SORT paths)
set(entries "")
foreach(path IN LISTS paths)
  file(READ ${FOLDER}/${path} text)
  string(APPEND entries "    {\"${path}\", R\"~embedded~(${text})~embedded~\"},\n")
endforeach()
file(WRITE ${OUTPUT}.new "#include \"render/embedded.hpp\"

#include <array>

namespace prongsai {
namespace {

constexpr auto files = std::to_array<EmbeddedFile>({
${entries}});

}  // namespace

auto embedded_templates() -> std::span<const EmbeddedFile> { return files; }

}  // namespace prongsai
")
file(RENAME ${OUTPUT}.new ${OUTPUT})
