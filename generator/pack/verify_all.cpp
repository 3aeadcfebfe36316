#include <system_error>

#include "base/parallel.hpp"
#include "pack/verify.hpp"

namespace prongsai {

auto verify_all(const std::vector<std::string>& paths, const VerifyOptions& options) -> VerifyReports {
  // Threads go to the inputs; a single one gets them all.
  const VerifyOptions each{.jobs = paths.size() == 1 ? options.jobs : 1, .profile = options.profile};
  const auto work = [&](const std::string& path, unsigned /*worker*/) {
    try {
      auto report = verify_pack(path, each);
      if (options.also) {
        options.also(report);
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
