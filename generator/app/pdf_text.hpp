#pragma once

#include <optional>
#include <string>

#include "app/options.hpp"
#include "base/language.hpp"
#include "model/corpus.hpp"

namespace prongsai {

// The text of a PDF file as the program `pdftotext` gives it, its pages divided by form feeds: a child process with limits on its time, memory and
// output, without a shell, without the environment, unable to write files. Nothing where the program fails or goes beyond a limit.
[[nodiscard]] auto pdf_text(const std::string& program, const std::string& path) -> std::optional<std::string>;

// Looks for personal data in the texts of all public PDF evidence and adds what it finds to their facts. What could not be read, in words for the
// user; empty where all was.
[[nodiscard]] auto look_into_pdf_texts(Corpus& corpus, const Options& options) -> Text;

}  // namespace prongsai
