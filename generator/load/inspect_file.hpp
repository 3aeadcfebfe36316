#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "diagnostic/diagnostic.hpp"
#include "load/evidence_sink.hpp"
#include "model/unit.hpp"
#include "source/file_reader.hpp"
#include "source/span.hpp"

namespace prongsai {

using CopyBeginner = std::function<std::unique_ptr<EvidenceCopy>()>;

// Reads an evidence file once, in bounded memory, and holds its bytes against the types that are allowed: the type is told by the file's structure from
// its first byte to its last, not by its name. Reports at `where` (the `file:` value of the register) every reason for which the file cannot be evidence: its name,
// a symbolic or hard link, an empty or too large file, a type that is not allowed or not the one that the name says, damage, bytes after the end, active
// content, encryption, data loaded from elsewhere, a second type, packing beyond limits. Nothing where an error was reported.
// Throws std::system_error where the environment fails. Thread-safe.
// `text`, where asked for, gets the whole of a file that is nothing but text. `begin_copy`, where given, is called where the file can be opened and its
// name is fine; what it gives takes the bytes as they are read, and is told to keep them where nothing was reported.
[[nodiscard]] auto inspect_file(const FileReader& reader, const FileEntry& entry, Span where, Diagnostics& out, std::string* text = nullptr,
                                const CopyBeginner& begin_copy = {}) -> std::optional<FileFacts>;

}  // namespace prongsai
