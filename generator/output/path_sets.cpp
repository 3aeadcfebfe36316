#include "output/path_sets.hpp"

#include <algorithm>
#include <iterator>
#include <string>

namespace prongsai {

auto union_of(PathSet paths, const PathSet& more) -> PathSet {
  paths.insert(more.begin(), more.end());
  return paths;
}

auto intersection(const PathSet& one, const PathSet& other) -> PathSet {
  PathSet both;
  std::ranges::set_intersection(one, other, std::inserter(both, both.end()));
  return both;
}

auto difference(const PathSet& from, const PathSet& without) -> PathSet {
  PathSet rest;
  std::ranges::set_difference(from, without, std::inserter(rest, rest.end()));
  return rest;
}

auto in_the_way(const PathSet& gone, const PathSet& wanted) -> PathSet {
  PathSet found;
  std::ranges::copy_if(gone, std::inserter(found, found.end()), [&wanted](const OutputPath& path) {
    return has_below(wanted, path.str()) ||
           std::ranges::any_of(path.folders(), [&wanted](const std::string& folder) { return wanted.contains(OutputPath(folder)); });
  });
  return found;
}

}  // namespace prongsai
