#pragma once

#include <string>
#include <vector>

#include "model/corpus.hpp"
#include "opendata/column.hpp"
#include "score/standings.hpp"

// What the department announces, as tables: awards and promotions of a year, indicators of the programme, due dates, crosswalks.
namespace prongsai {

// Awards, then promotions, each beside the score it is held against.
[[nodiscard]] auto results_csv(const Corpus& corpus, const ResultsFindings& findings) -> std::string;
[[nodiscard]] auto results_json(const Corpus& corpus, const ResultsFindings& findings) -> std::string;
[[nodiscard]] auto results_csv_fields() -> std::vector<DataField>;
[[nodiscard]] auto results_json_fields() -> std::vector<DataField>;

// Of every year.
[[nodiscard]] auto has_indicators(const Standings& standings) -> bool;
[[nodiscard]] auto indicators_csv(const Standings& standings) -> std::string;
[[nodiscard]] auto indicators_json(const Corpus& corpus, const Standings& standings) -> std::string;
[[nodiscard]] auto indicators_csv_fields() -> std::vector<DataField>;
[[nodiscard]] auto indicators_json_fields() -> std::vector<DataField>;

[[nodiscard]] auto calendar_csv(const Corpus& corpus) -> std::string;
[[nodiscard]] auto calendar_json(const Corpus& corpus) -> std::string;
[[nodiscard]] auto calendar_csv_fields() -> std::vector<DataField>;
[[nodiscard]] auto calendar_json_fields() -> std::vector<DataField>;

// A row for each entry that is mapped and each that is listed as unmatched, of every crosswalk.
[[nodiscard]] auto crosswalks_csv(const Corpus& corpus) -> std::string;
[[nodiscard]] auto crosswalks_json(const Corpus& corpus) -> std::string;
[[nodiscard]] auto crosswalks_csv_fields() -> std::vector<DataField>;
[[nodiscard]] auto crosswalks_json_fields() -> std::vector<DataField>;

}  // namespace prongsai
