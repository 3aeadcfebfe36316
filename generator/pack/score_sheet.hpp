#pragma once

#include <vector>

#include "pack/findings_json.hpp"
#include "pack/html_writer.hpp"
#include "pack/pack_content.hpp"
#include "pack/placement.hpp"
#include "score/standings.hpp"

// The sections of a pack's page that follow the forms of the annex (score sheet, checklist) and what an auditor asks next. Each writes whole elements.
namespace prongsai {

// Score sheet: each dimension with its full and given points, their sum, the extra points, the total; who decided and when; lines to sign.
void score_sheet(HtmlWriter& out, const UnitScore& score);

// What the sections below look evidence up in.
struct FormContext {
  const UnitScore* score = nullptr;
  const PackContent* content = nullptr;
  const std::vector<PlacedEvidence>* placed = nullptr;
};

// Checklist of one dimension or further ladder: level, criterion, what the unit shows for it, remarks.
void checklist_form(HtmlWriter& out, const FormContext& context, const LadderResult& ladder);
void bonus_form(HtmlWriter& out, const FormContext& context, const BonusResult& bonus);

// The write-ups that the pack holds, by dimension.
void write_up_section(HtmlWriter& out, const std::vector<const WriteUp*>& write_ups, const Framework* framework);

// Every entry of the register that may be shown, with document, period, criteria, size and hash.
void register_section(HtmlWriter& out, const PackContent& content, const std::vector<PlacedEvidence>& placed);

// Open findings, and those that are waived with the reason.
void findings_section(HtmlWriter& out, const PackFindings& findings);

// The lines of VERIFY.txt.
void verify_section(HtmlWriter& out, const PackContent& content);

}  // namespace prongsai
