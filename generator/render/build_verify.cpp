#include "render/builders.hpp"
#include "render/packs_list.hpp"
#include "render/prose_html.hpp"

namespace prongsai {

auto verify_view(const PageContext& page, const VerifyPage& subject) -> VerifyView {
  const auto& voice = page.voice();
  VerifyView view{.title = page.title_of(subject),
                  .summary = own_words(voice.say("verify.summary")),
                  .words = page.asset_url("verify." + std::string(code_of(page.language())) + ".json"),
                  .packs = page.file_url({std::string(packs_list_path)}),
                  .about = {}};
  if (subject.page != nullptr) {
    view.summary = voice.words(subject.page->summary);
    view.about = OwnProseView{.prose = prose_html(page.page()), .marked_thai = page.language() == Language::en && !subject.page->english};
  }
  return view;
}

}  // namespace prongsai
