#pragma once

#include <string>
#include <vector>

#include "model/corpus.hpp"
#include "opendata/column.hpp"
#include "score/standings.hpp"

// What the department announces, as tables: awards and promotions of a year, indicators of the programme, due dates, crosswalks.
namespace prongsai {

// Awards, then promotions, each beside the score it is held against.
void results_table(const Corpus& corpus, const ResultsFindings& findings, TableWriter& out);
[[nodiscard]] auto results_json(const Corpus& corpus, const ResultsFindings& findings) -> std::string;
[[nodiscard]] auto results_csv_fields() -> std::vector<DataField>;
[[nodiscard]] auto results_json_fields() -> std::vector<DataField>;

// Of every year.
[[nodiscard]] auto has_indicators(const Standings& standings) -> bool;
void indicators_table(const Standings& standings, TableWriter& out);
[[nodiscard]] auto indicators_json(const Corpus& corpus, const Standings& standings) -> std::string;
[[nodiscard]] auto indicators_csv_fields() -> std::vector<DataField>;
[[nodiscard]] auto indicators_json_fields() -> std::vector<DataField>;

void calendar_table(const Corpus& corpus, TableWriter& out);
[[nodiscard]] auto calendar_json(const Corpus& corpus) -> std::string;
[[nodiscard]] auto calendar_csv_fields() -> std::vector<DataField>;
[[nodiscard]] auto calendar_json_fields() -> std::vector<DataField>;

// A row for each entry that is mapped and each that is listed as unmatched, of every crosswalk.
void crosswalks_table(const Corpus& corpus, TableWriter& out);
[[nodiscard]] auto crosswalks_json(const Corpus& corpus) -> std::string;
[[nodiscard]] auto crosswalks_csv_fields() -> std::vector<DataField>;
[[nodiscard]] auto crosswalks_json_fields() -> std::vector<DataField>;

}  // namespace prongsai
