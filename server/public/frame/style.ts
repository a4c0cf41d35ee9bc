// The looks of pages that need nothing but themselves: light enough to stand in them.

/** `colour`: the house's, on which white is read, and which is read on white. */
export const styleOf = (colour: string): string => `
:root { --house: ${colour}; --line: #b0b7c3; --ink: #171a2b; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink); font: 1.125rem/1.5 system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif; overflow-wrap: break-word; }
header, main, footer { max-width: 46rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 1rem; }
.owner { display: flex; gap: .75rem; align-items: center; margin: 0 0 .5rem; font-weight: 700; }
.owner img { max-height: 3rem; width: auto; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 0; padding: 0; list-style: none; }
a { display: inline-block; padding: .4rem 0; color: var(--house); }
a:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
nav a[aria-current] { color: var(--ink); font-weight: 700; text-decoration: none; }
h1 { margin: 1rem 0 .25rem; font-size: 2rem; line-height: 1.2; }
h2 { margin: 2rem 0 .5rem; font-size: 1.25rem; line-height: 1.3; }
p { margin: .5rem 0; }
.state { margin: 1rem 0; padding: .75rem 1rem; border-inline-start: .5rem solid var(--house); background: #eef2f8; font-weight: 700; }
.state p { margin: 0; }
.state p + p { font-weight: 400; }
.state--no { border-color: #b3261e; background: #fbeeed; }
.small { font-size: 1rem; color: #454b5f; }
table { width: 100%; margin-bottom: 1.5rem; border-collapse: collapse; }
caption { padding: .25rem 0; text-align: start; font-weight: 700; }
th, td { padding: .6rem .5rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
thead th { font-size: 1rem; }
tbody th { font-weight: 400; }
td { font-weight: 700; }
bdi { white-space: nowrap; }
@media (max-width: 30rem) { th, td { padding: .6rem .25rem; } }
.calls thead th { font-size: .9rem; }
@media (max-width: 22rem) { .calls thead th { font-size: .8rem; } }
.calls td:last-child { font-weight: 400; hyphens: auto; overflow-wrap: anywhere; }
.stale { position: sticky; top: 0; margin: 0; padding: .75rem 1rem; background: #b3261e; color: #fff; font-weight: 700; }
details summary { padding: .6rem 0; cursor: pointer; color: var(--house); }
code { overflow-wrap: anywhere; font-size: .9rem; }
dl { margin: 0; }
dt { margin-top: 1rem; font-weight: 700; }
dd { margin: 0; }
.links { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
footer { margin-top: 2rem; padding-bottom: 2rem; border-top: 1px solid var(--line); }
`;
