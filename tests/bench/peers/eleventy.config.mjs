// The write-ups as they are; lists of all, of offices, and of each office. Input is content/ of the folder that ./dev corpus --peers made.
export default function (eleventy) {
  eleventy.ignores.add('content/**/_index.md');
  eleventy.addGlobalData('layout', 'page.njk');
  eleventy.addGlobalData('portal', 'พอร์ทัลสำหรับวัดความเร็ว');
  const works = (api) => api.getFilteredByGlob('content/units/**/*.md');
  eleventy.addCollection('works', works);
  eleventy.addCollection('offices', (api) => {
    const offices = new Map();
    for (const page of works(api)) {
      const { unit: id, unit_name: name } = page.data;
      if (!offices.has(id)) offices.set(id, { id, name, pages: [] });
      offices.get(id).pages.push(page);
    }
    return [...offices.values()];
  });
  return {
    dir: { input: 'content', includes: '../_includes', output: process.env.OUT },
    // Markdown is Markdown: no template language runs inside of it.
    markdownTemplateEngine: false,
  };
}
