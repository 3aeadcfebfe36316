// An officer: a code from the program's message, the author's help, what the own office lacks, and a form on paper.
const own = 'units/uthai-thani/2564/';

const sheetsOf = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

export async function officer(walk) {
  await walk.open('');
  await walk.follow(walk.link('diagnostics/', '.bottom'));
  await walk.stop('messages');
  await walk.follow(walk.link('#about-evidence'));
  await walk.arrived('subject');
  await walk.open('diagnostics/#E401');
  await walk.arrived('code');
  const told = await walk.text('.message:has(:target)');
  walk.expect(told.includes('E401') && told.includes(walk.say('diagnostics.right')), 'a code is shown without an example of what is right');

  await walk.follow(walk.link('help/', '.bottom'));
  await walk.stop('help');
  walk.expect((await walk.text('main')).includes('prongsai check'), 'the help does not name the command');
  await walk.follow(walk.link('calendar/', '.bottom'));
  await walk.stop('calendar');

  await walk.follow(walk.link('units/', '.menu'));
  await walk.follow(walk.link('uthai-thani/'));
  await walk.stop('own office');
  await walk.follow(walk.link('2564/'));
  await walk.stop('own year');
  const missing = walk.page.locator('.criteria > li', { has: walk.page.locator('.mark.fails') });
  walk.expect(await missing.count() > 0, 'nothing is missing');
  walk.expect((await missing.first().innerText()).includes(walk.say('mark.unmet')), 'what is missing is told by colour alone');
  walk.expect(walk.at() === own, 'the own year is elsewhere');
  await walk.follow(walk.page.locator('.dimensions a').first());
  await walk.arrived('dimension');

  // On paper: all of the page, each link's words without the address of the page itself.
  const sheets = sheetsOf(await walk.page.pdf({ preferCSSPageSize: true }));
  walk.expect(sheets > 1 && sheets < (walk.way.manner === 'large text' ? 120 : 40), `${sheets} sheets of paper`);
  await walk.follow(walk.link('evidence/'));
  await walk.stop('own evidence');
  for (const form of ['score-sheet/', 'checklist/', 'summary/'].filter((one) => walk.has(own + one))) {
    await walk.open(own);
    await walk.follow(walk.link(form));
    await walk.stop('form');
    const most = walk.way.manner === 'large text' ? 90 : form === 'checklist/' ? 30 : 6;
    walk.expect(sheetsOf(await walk.page.pdf({ preferCSSPageSize: true })) <= most, `more than ${most} sheets of paper`);
  }
}
