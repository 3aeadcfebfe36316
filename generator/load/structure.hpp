#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.hpp"
#include "model/unit.hpp"

// What an evidence file's bytes say of its type and health. Each walker reads its format from the first byte to the last, piece by piece, in bounded
// memory (documents and texts are kept whole, at most evidence_bytes of them; what is packed inside them is unpacked piece by piece).
namespace prongsai {

inline constexpr std::uint64_t evidence_bytes = std::uint64_t{50} * 1024 * 1024;
inline constexpr std::uint64_t image_pixels = 100'000'000;

enum class FileType : std::uint8_t { pdf, png, jpeg, gif, webp, csv, text, markdown, xlsx, docx, pptx, ods, odt };
[[nodiscard]] auto media_type(FileType type) -> std::string_view;
// `PDF`, `Excel (xlsx)`: for messages.
[[nodiscard]] auto name_of(FileType type) -> std::string_view;
// By the name's extension, in any case; nothing where it is not on the list.
[[nodiscard]] auto type_by_extension(std::string_view extension) -> std::optional<FileType>;

struct StructureFault {
  enum class Kind : std::uint8_t { not_allowed, damaged, trailing, active, encrypted, outside, over_limit, earlier_versions, formula };
  Kind kind = Kind::damaged;
  // What was found, or what is wrong.
  Text what;
};

// What a file tells of people beside what it shows.
struct FileTold {
  // A place on earth, in a photo.
  bool has_position = false;
  // Who made it or changed it, each once.
  std::vector<std::string> authors;
  // It carries a signed history of its making (C2PA).
  bool has_credentials = false;
  // Personal data in the text of a document.
  std::vector<FoundInside> inside;
};
// Adds what `more` tells and `told` does not.
void merge(FileTold& told, FileTold more);

class StructureWalker {
 public:
  StructureWalker() = default;
  StructureWalker(const StructureWalker&) = delete;
  auto operator=(const StructureWalker&) -> StructureWalker& = delete;
  virtual ~StructureWalker() = default;
  virtual void take(std::string_view bytes) = 0;
  // After the last byte: the type that the structure shows, or nothing where it is none of the list.
  [[nodiscard]] virtual auto finish() -> std::optional<FileType> = 0;
  [[nodiscard]] auto faults() const -> const std::vector<StructureFault>& { return faults_; }
  [[nodiscard]] auto told() const -> const FileTold& { return told_; }
  // The whole of a text; empty for every other type.
  [[nodiscard]] virtual auto take_text() -> std::string { return {}; }

 protected:
  void tell(FileTold more) { merge(told_, std::move(more)); }
  // Keeps the first fault of each kind; of `active` and `outside` each thing counts once.
  void fault(StructureFault::Kind kind, Text what);
  void damaged(const char* th, const char* en) { fault(StructureFault::Kind::damaged, {.th = th, .en = en}); }

 private:
  std::vector<StructureFault> faults_;
  FileTold told_;
};

// How many bytes of a file walker_for wants to see, where the file has so many.
inline constexpr std::size_t bytes_to_choose = 64;
// Chooses by the first bytes. What has no known beginning is walked as text.
[[nodiscard]] auto walker_for(std::string_view first_bytes) -> std::unique_ptr<StructureWalker>;

[[nodiscard]] auto png_walker() -> std::unique_ptr<StructureWalker>;
[[nodiscard]] auto jpeg_walker() -> std::unique_ptr<StructureWalker>;
[[nodiscard]] auto gif_walker() -> std::unique_ptr<StructureWalker>;
[[nodiscard]] auto webp_walker() -> std::unique_ptr<StructureWalker>;
[[nodiscard]] auto pdf_walker() -> std::unique_ptr<StructureWalker>;

[[nodiscard]] auto zip_walker() -> std::unique_ptr<StructureWalker>;
[[nodiscard]] auto text_walker() -> std::unique_ptr<StructureWalker>;

}  // namespace prongsai
