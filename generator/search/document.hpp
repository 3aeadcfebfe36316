#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/language.hpp"

namespace prongsai {

// What a result is, in the order in which equally good results stand.
// Kinds with few documents come first, as they would be lost among the others.
enum class SearchKind : std::uint8_t { unit, knowledge, framework, plan, result, write_up, evidence };
inline constexpr std::size_t search_kinds = 7;

// One thing that can be found: a page, or a part of one with an address of its own. Everything in it is public.
struct SearchDocument {
  // Below the site's root, of the Thai page: `units/lampang/2564/evidence/#order-1`.
  std::string path;
  SearchKind kind = SearchKind::knowledge;
  // Buddhist Era; 0 where it is of no year.
  int year = 0;
  // Places in SearchFacets from 1; 0 for none.
  std::uint16_t region = 0;
  std::uint16_t province = 0;
  Text title;
  // Whose it is: shown below the title, and searched.
  Text context;
  // Paragraphs: what the pages of both languages say in the same words, and what each says in its own.
  std::vector<std::string> both;
  std::vector<std::string> thai;
  std::vector<std::string> english;
};

struct SearchFacets {
  std::vector<Text> regions;
  std::vector<Text> provinces;
};

// A file of the index, below its folder: `l/12.bin`. Bytes as they are served.
struct SearchFile {
  std::string path;
  std::string bytes;
  // Of the bytes before compression; empty where nothing is remembered.
  std::string sha256 = {};
};

}  // namespace prongsai
