#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/language.hpp"
#include "model/framework.hpp"
#include "model/unit.hpp"
#include "model/waiver.hpp"
#include "plan/pack_subject.hpp"

namespace prongsai {

// An evidence pack that the site offers. `path` is its place below the site's root, without a leading slash.
struct PackListing {
  PackSubject subject;
  std::string path;
  std::string name;
  std::uint64_t size = 0;
  std::string sha256;
  // SHA-256 of tagmanifest-sha256.txt.
  std::string bag_root;
  // Evidence files inside; of an index, packs listed.
  std::size_t files = 0;
  // Which of how many parts.
  int part = 1;
  int parts = 1;
};

// A problem of the content that a waiver covers, to be read by everybody.
struct WaivedListing {
  const Waiver* waiver = nullptr;
  // Whose waiver it is; null for the portal's own.
  const Unit* unit = nullptr;
  // `W410`.
  std::string code;
  Text problem;
  // `units/lampang/2564/evidence.yaml:12`.
  std::string place;
};

// `texts` and `numbers` are lists: joined by `;` in CSV, arrays in JSON. `record` and `records` are objects in JSON.
enum class DataType : std::uint8_t { text, number, boolean, date, texts, numbers, record, records };

// What the data dictionary says of a column, or of a key in JSON (`units[].dimensions[].points`).
struct DataField {
  std::string name;
  DataType type = DataType::text;
  Text meaning;
  // What a number counts, or empty.
  Text unit;
  // The words of a closed list, or empty.
  std::vector<std::string> values{};
};

// What a file of open data is about, beside the site as a whole: the page about the same links to it.
struct DataSubject {
  std::optional<FiscalYear> year{};
  std::optional<FrameworkId> framework{};
  // Of the framework.
  std::string dimension{};
  auto operator==(const DataSubject&) const -> bool = default;
};

// A file of open data that the site offers.
struct DataListing {
  std::string path;
  Text title;
  // Zero where it is not known when pages are made.
  std::uint64_t size = 0;
  std::string media_type{};
  std::string sha256{};
  DataSubject about{};
  // Of its columns or keys.
  std::vector<DataField> fields{};
};

}  // namespace prongsai
