#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/language.hpp"
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

// A file of open data that the site offers.
struct DataListing {
  std::string path;
  Text title;
  // Zero where it is not known when pages are made.
  std::uint64_t size = 0;
};

}  // namespace prongsai
