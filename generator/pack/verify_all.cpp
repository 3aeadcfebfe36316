#include <filesystem>
#include <system_error>

#include "base/parallel.hpp"
#include "pack/index_check.hpp"
#include "pack/pins.hpp"
#include "pack/verify.hpp"

namespace prongsai {
namespace {

void pin(VerifyReport& report, const VerifyOptions& options) {
  hold_against_neighbour(report);
  // Other makers put no such file beside their bags.
  if (!report.is_pack && report.neighbour == VerifyReport::Pin::absent) {
    report.neighbour = VerifyReport::Pin::not_asked;
  }
  if (options.root) {
    hold_against_root(report, *options.root);
  }
}

}  // namespace

auto verify_all(const std::vector<std::string>& paths, const VerifyOptions& options) -> VerifyReports {
  // Threads go to the inputs; a single one gets them all.
  const VerifyOptions each{.jobs = paths.size() == 1 ? options.jobs : 1, .profile = options.profile};
  const auto work = [&each, &options](const std::string& path, unsigned /*worker*/) {
    try {
      auto report = verify_pack(path, each);
      if (options.pins && !report.is_folder) {
        pin(report, options);
      }
      if (options.pins && report.ok() && !report.listed.empty()) {
        check_packs_beside(report, options.packs_folder.empty() ? std::filesystem::path(path).parent_path().string() : options.packs_folder);
      }
      return report;
    } catch (const std::system_error& error) {
      VerifyReport report;
      report.path = path;
      report.unreadable = error.code().message();
      return report;
    }
  };
  VerifyReports reports;
  reports.inputs = parallel_map(std::span<const std::string>(paths), options.jobs, work);
  reports.sets = check_sets(reports.inputs);
  return reports;
}

}  // namespace prongsai
