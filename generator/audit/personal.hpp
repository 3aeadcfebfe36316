#pragma once

#include <set>
#include <string>

#include "diagnostic/diagnostic.hpp"
#include "model/corpus.hpp"
#include "source/source_map.hpp"

namespace prongsai {

// Telephone numbers (digits only) and e-mail addresses (lower case) that are an office's own: those of the portal's contact and of channels.
using OfficeContacts = std::set<std::string>;
[[nodiscard]] auto office_contacts(const Corpus& corpus) -> OfficeContacts;

// Personal data in the text of one file.
void find_personal(const SourceFile& source, FileId file, const OfficeContacts& contacts, Diagnostics& out);

// What the files of public evidence tell beside what they show: position of a photo, names of authors, personal data in the text of a
// document.
void find_told(const Corpus& corpus, const OfficeContacts& contacts, Diagnostics& out);

}  // namespace prongsai
