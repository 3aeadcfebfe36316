#pragma once

#include <string_view>
#include <vector>

#include "model/corpus.hpp"
#include "pack/html_writer.hpp"
#include "pack/pack_content.hpp"
#include "pack/placement.hpp"

// What the pages of all kinds of packs share.
namespace prongsai {

// Up to and with `<main>`.
void page_head(HtmlWriter& out, const PackContent& content, const Portal& portal);
void page_end(HtmlWriter& out);

// A row of a table of facts: label and value.
void fact_row(HtmlWriter& out, const Text& label, const Text& value);
// Publisher, day of publication, licence.
void publication_rows(HtmlWriter& out, const Portal& portal);
// For whom the pack is, where it is not for everybody.
void audience_note(HtmlWriter& out, const PackContent& content);
// VERIFY.txt and the files below metadata/.
void metadata_links(HtmlWriter& out, const PackContent& content);

// `ส่วนที่ 1 จาก 3`.
[[nodiscard]] auto part_words(const PackContent& content, int part) -> Text;
// A link where the evidence is in this pack; where it is instead otherwise.
void evidence_line(HtmlWriter& out, const PlacedEvidence& place, const PackContent& content);

// Every payload file that is known when the page is made, with size and hash.
void files_section(HtmlWriter& out, const PackContent& content);
// Both write nothing where there is no such evidence.
void elsewhere_section(HtmlWriter& out, const std::vector<PlacedEvidence>& placed, const PackContent& content);
void hidden_section(HtmlWriter& out, const std::vector<PlacedEvidence>& placed);

}  // namespace prongsai
