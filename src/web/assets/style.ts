/** The one style sheet: system fonts, a few named colours in light and dark, a sheet for paper at the end. */
export const style = `:root{
color-scheme:light dark;
--paper:#fff;--ink:#1b1b1b;--quiet:#565d63;--line:#d5d9dc;--wash:#f3f4f5;
--link:#14508c;--seen:#5b3a8c;--band:#1d3557;--on-band:#fff;--button:#1d3557;--on-button:#fff;--focus:#ffbf00;--on-focus:#1b1b1b;
--held:#14508c;--good:#1a6338;--gone:#a4231c;--mark:#fff0a8;--flag:#8a4b00;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,Charter,"Source Serif 4",Georgia,"Noto Serif",serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;
--song:"Songti SC","Noto Serif CJK SC","Source Han Serif SC",SimSun,STSong,serif;
--hei:system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
@media (prefers-color-scheme:dark){:root{
--paper:#15181a;--ink:#e7e8e9;--quiet:#a3abb1;--line:#3a4045;--wash:#1f2427;
--link:#8ebdf0;--seen:#c5aef2;--band:#101d30;--on-band:#f2f5f8;--button:#8ebdf0;--on-button:#0d1620;--focus:#ffbf00;--on-focus:#1b1b1b;
--held:#8ebdf0;--good:#7fd09d;--gone:#ff9c93;--mark:#5c4c00;--flag:#f0b95a}}
*{box-sizing:border-box}
html{font:100%/1.5 var(--sans);background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
html:lang(zh){font-family:var(--hei)}
body{margin:0;overflow-wrap:break-word}
a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:1px}
a:visited{color:var(--seen)}
a:hover{text-decoration-thickness:.15em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;box-shadow:0 0 0 2px var(--on-focus)}
main:focus{outline:0;box-shadow:none}
h1,h2,h3,h4,h5,h6{line-height:1.25;margin:1.6em 0 .5em;font-weight:700;text-wrap:balance}
h1{font-size:clamp(1.6rem,1.2rem + 1.8vw,2.35rem);margin:.6em 0 .35em}
h2{font-size:1.25rem}
p,ul,ol,dl{margin:.5em 0}
svg{fill:currentColor;stroke:currentColor;stroke-width:0}
time{white-space:nowrap}
.skip{position:absolute;left:-999em}
.skip:focus{left:1rem;top:.5rem;background:var(--focus);color:var(--on-focus);padding:.5rem 1rem;z-index:2}
.top{background:var(--band);color:var(--on-band)}
.top>div,.crumbs,main,.bottom>div{max-width:72rem;margin:0 auto;padding:0 1rem}
.top>div{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 1.5rem;padding-block:.6rem}
.top a{color:inherit}
.top .name{font:700 1.35rem var(--serif);text-decoration:none;letter-spacing:.01em}
.top .ui{margin-left:auto;padding:.25rem 0}
.top .search{flex:0 1 30rem;min-width:0;margin:0;display:flex;flex-wrap:wrap;align-items:center;gap:.2rem .8rem}
.top .search label{margin:0;font-weight:400;white-space:nowrap}
.top .search .box{flex:1 1 14rem;min-width:0}
::placeholder{color:var(--quiet);opacity:1}
.top :focus-visible{box-shadow:none}
.bottom{border-top:1px solid var(--line);margin-top:3rem;color:var(--quiet);font-size:.9rem}
.bottom>div{padding-block:1rem 2rem;display:flex;flex-wrap:wrap;gap:0 2rem;justify-content:space-between}
.bottom a{margin-right:1rem}
.crumbs{font-size:.9rem;padding-top:.7rem}
.crumbs ol{list-style:none;display:flex;flex-wrap:wrap;margin:0;padding:0}
.crumbs a{display:inline-block;padding-block:.25rem}
.crumbs li:not(:last-child)::after{content:"›";margin:0 .5em;color:var(--quiet)}
input,button,select{font:inherit;color:inherit}
input,select{background:var(--paper);border:2px solid var(--quiet);border-radius:0;padding:.3rem .5rem;min-height:2.5rem;max-width:100%}
textarea{font:inherit;color:inherit;background:var(--paper);border:2px solid var(--quiet);display:block;width:100%;padding:.3rem .5rem;margin-top:.2rem}
button{background:var(--button);color:var(--on-button);border:2px solid var(--button);border-radius:0;padding:.3rem 1rem;min-height:2.5rem;cursor:pointer}
button:hover{text-decoration:underline}
.search label{display:block;margin-bottom:.35rem;font-weight:700}
.search{position:relative}
#suggested{position:absolute;z-index:2;top:100%;left:0;right:0;margin:0;padding:0;list-style:none;background:var(--paper);color:var(--ink);border:1px solid var(--ink)}
#suggested li{padding:.4rem .6rem;cursor:pointer}
#suggested li[aria-selected=true],#suggested li:hover{background:var(--ink);color:var(--paper)}
.search .box{display:flex}
.search input{flex:1;min-width:0;color:var(--ink)}
.top .search button{border-color:var(--on-band);background:var(--band);color:var(--on-band)}
.top .search input{border-color:var(--on-band)}
.search.big{font-size:1rem;font-weight:400;max-width:44rem;margin:1rem 0}
.search.big input{font-size:1.2rem;min-height:3.1rem}
.lead{font-size:1.15rem;color:var(--quiet);max-width:44rem}
.facts,.quiet{color:var(--quiet);font-size:.95rem}
.facts{margin:.1rem 0 0}
.shape{width:.72em;height:.72em;vertical-align:-.03em;margin-right:.15em}
.status{color:var(--ink);white-space:nowrap}
.s-in-force .shape,.s-in-force>.shape{color:var(--good)}
.s-repealed .shape,.s-expired .shape,.s-annulled .shape,.s-suspended .shape{color:var(--gone)}
.instruments{list-style:none;padding:0;max-width:46rem}
.instruments>li{padding:.65rem 0;border-bottom:1px solid var(--line)}
.instruments>li>a{font-size:1.1rem}
.flags h3{font-size:1.1rem;margin:0}
.flags h3 .facts{font-weight:400}
.flags blockquote,.say blockquote{max-width:44rem}
h1 .of{font-weight:400}
.flag-note{font:.95rem var(--sans);margin:.2em 0}
.flag-note .shape{color:var(--flag)}
.big{font-size:1.2rem;font-weight:600}
.measure{max-width:46rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.snippet{margin:.3rem 0 0;max-width:44rem}
.snippet>a{margin-right:.4em}
mark{background:var(--mark);color:inherit;padding:0 .1em}
.columns{display:grid;gap:0 3rem}
.columns>*{min-width:0}
.plain{list-style:none;padding:0}
.plain li{padding:.1rem 0}
.plain .of{color:var(--quiet);margin-left:.3em}
.filters h2{font-size:1rem;margin:1.2em 0 .2em}
.filters .plain{font-size:.95rem}
.decades{font-size:.95rem;padding:0;list-style:none}
.decades a,.numbers a{display:inline-block;min-width:1.6em;margin-right:.35em;padding:.1em 0}
.chosen{font-weight:700}
.day-form{display:flex;flex-wrap:wrap;gap:.4rem .6rem;align-items:center;margin:.8rem 0}
.say{border-left:.35rem solid var(--quiet);padding:.1rem 0 .1rem 1rem;margin:1rem 0;max-width:46rem}
.say.s-in-force{border-color:var(--good)}
.say.s-repealed,.say.s-expired,.say.s-annulled,.say.s-suspended,.say.warning{border-color:var(--gone)}
.say.flagged{border-color:var(--flag)}
.flagged>.shape,.flagged>p>.shape,.flags .facts>.shape{color:var(--flag)}
.say p{margin:.3em 0}
.say .main{font-size:1.1rem}
.say .main strong{font-weight:600}
.titles{margin:0 0 .5rem;color:var(--quiet);font-size:1.1rem}
blockquote{margin:.5em 0;padding-left:1em;border-left:3px solid var(--line)}
details>summary{cursor:pointer;padding:.2rem 0;width:fit-content}
.record{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.15rem 1.2rem;max-width:46rem}
.record ul{margin:0}
aside .record,.record.long{grid-template-columns:minmax(0,1fr);gap:0}
aside .record dd{margin-bottom:.5rem}
.record dt{color:var(--quiet)}
.record dd{margin:0}
.timeline{max-width:46rem;margin-top:.8rem}
.timeline .paper{fill:var(--paper)}.timeline .thin{stroke:var(--line);stroke-width:1}
.key{width:1rem;height:1rem;vertical-align:-.15rem;overflow:visible}
.k-made,.k-commences{stroke-width:2}.k-made{fill:var(--paper)}.k-commences{fill:var(--good);stroke:var(--good)}
.k-changed{fill:var(--paper);stroke-width:1.5}
.k-text{fill:var(--paper);stroke:var(--held);stroke-width:2}.k-shown{fill:var(--held);stroke:var(--paper);stroke-width:1}
.k-ceases{stroke:var(--gone);stroke-width:3}
.k-today{stroke-width:2;stroke-dasharray:3 2}.k-chosen{fill:var(--ink)}
.moments{list-style:none;padding:0}
.difference{white-space:pre-wrap}
.difference del{color:var(--gone)}.difference ins{color:var(--good);text-decoration-thickness:2px}
.difference .gap{color:var(--quiet);font:.9rem var(--sans)}
.cited li{padding:.3rem 0}
.cited .where{display:block;font-size:.95rem}
.moments .what{color:var(--quiet)}
.ways{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;list-style:none;padding:0}
.law{font:1.125rem/1.6 var(--serif);max-width:31.5em}
.law:lang(zh){font:1.125rem/1.9 var(--song);max-width:38em}
.law :is(h2,h3,h4,h5,h6){font-family:var(--sans);margin:1.8em 0 .4em;font-size:1.05rem}
.law:lang(zh) :is(h2,h3,h4,h5,h6){font-family:var(--hei)}
.law .u1,.law .u2,.law .part-title{font-size:1.3rem;margin-top:2.2em}
.law .u3,.law .u4{font-size:1.15rem}
.law.small,.law.small:lang(zh){font-size:1.05rem;border-left:3px solid var(--line);padding-left:1em}
.law .again{color:var(--quiet);font-size:1rem;margin:.6em 0}
.law .again small{font-weight:400}
.law p{margin:.65em 0}
.law .unit a:not([class]){color:inherit;text-decoration-color:var(--quiet)}
.unit{position:relative}
.law p:target,.unit:target{background:var(--wash);box-shadow:0 0 0 .6rem var(--wash)}
.mark{position:absolute;left:-1.6em;top:.1em;width:1.4em;text-align:center;text-decoration:none;font:1rem/1.5 var(--sans);color:var(--quiet)}
a.mark:visited{color:var(--quiet)}
a.number{font-weight:700;color:inherit;text-decoration-color:var(--quiet);margin-right:.5em}
.n{margin-right:.2em}
.note{color:var(--quiet);font-size:.75em}
.inner-heading{font-weight:700}
.wide{overflow-x:auto;margin:1em 0;max-width:100%}
table{border-collapse:collapse;font-size:.95rem;font-family:var(--sans)}
th,td{border:1px solid var(--line);padding:.3rem .6rem;text-align:left;vertical-align:top}
pre{white-space:pre-wrap;overflow-wrap:anywhere}
.more,.reading,.pagination{font-family:var(--sans);font-size:1rem}
.reading,.pagination{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.5rem 2rem;border-top:1px solid var(--line);padding-top:.8rem;margin:2rem 0 0;max-width:44rem}
.reading .forward{margin-left:auto}
.contents{font-size:.95rem}
.contents summary{font-weight:700;font-size:1.25rem;line-height:1.25}
.contents ul{list-style:none;margin:0;padding:0}
.contents ul ul{padding-left:1rem}
.contents li{padding:.12rem 0}
.contents a{text-decoration:none}
.contents a:hover{text-decoration:underline}
.contents .part-title{font-weight:700;margin-top:.5rem}
.addresses{max-width:none;align-items:center}
.copy{min-height:0;padding:.05rem .6rem;margin-left:.4rem;background:none;color:var(--link);border:1px solid var(--link);font-size:.9rem}
.go{font-size:1.2rem;font-weight:600}
.address{overflow-wrap:anywhere;font-family:ui-monospace,"SF Mono",Consolas,monospace;font-size:.9rem}
.c-held{fill:var(--held);stroke:var(--held)}.c-flag{fill:var(--flag);stroke:var(--flag)}.c-gone{fill:var(--gone);stroke:var(--gone)}
.c-good{fill:var(--good);stroke:var(--good)}.empty{fill:none;stroke:var(--quiet);stroke-width:1}
.plot,.bar{display:block;width:100%;overflow:visible}
.plot{width:calc(100% - 2.7rem);margin:1.4rem .5rem 0 2.2rem}
.plot text,.bar text{font-size:.8rem;stroke:none;fill:var(--quiet);text-anchor:middle}
.plot .scale{text-anchor:end}
.plot .cut rect{fill:var(--paper)}.plot .cut text{fill:var(--ink)}
.plot rect,.bar rect{shape-rendering:crispEdges}
.plot line{stroke:var(--line);stroke-width:1}
.plot .base,.plot .tick,.bar .base,.bar .tick{stroke:var(--quiet);stroke-width:1}
.bar .halo{stroke:var(--paper);stroke-width:6}.bar .median{stroke:var(--ink);stroke-width:2}
.when-narrow{display:none}
.swatch{width:1.15rem;height:.77rem;margin-right:.25rem;overflow:visible}
.keys{display:flex;flex-wrap:wrap;gap:.1rem 1.5rem;list-style:none;padding:0}
.rows{list-style:none;padding:0}
.rows li{margin:.9rem 0}
.rows p{margin:0 0 .2rem}
.rows p span{color:var(--quiet)}
.number-cell{text-align:right;font-variant-numeric:tabular-nums}
.said{position:fixed;bottom:1rem;left:1rem;right:1rem;margin:0 auto;width:fit-content;max-width:40rem;background:var(--ink);color:var(--paper);overflow-wrap:anywhere}
.said:not(:empty){padding:.5rem 1rem}
.only-paper{display:none}
.prose{max-width:44rem}
@media (max-width:50rem){
.when-wide{display:none}.when-narrow{display:inline}
.addresses{grid-template-columns:minmax(0,1fr)}
.addresses dd{margin-bottom:.4rem}
.top .search{order:3;flex-basis:100%}
.law :is(h2,h3,h4,h5,h6){padding-right:1.8em}
.mark{left:auto;right:0}
.mark:first-child{position:static;float:right}
}
@media (min-width:60rem){.jump{display:none}}
@media (min-width:50rem){.rows li{display:grid;grid-template-columns:19rem 1fr;gap:1.5rem;align-items:center}}
@media (min-width:60rem){
.columns{grid-template-columns:minmax(0,1fr) 17rem}
.columns.halves{grid-template-columns:1fr 1fr}
.read>aside{grid-column:2}
.read h2{margin-top:1rem}
.read{display:grid;grid-template-columns:19rem minmax(0,1fr);gap:0 4rem}
.contents{position:sticky;top:0;max-height:100vh;overflow-y:auto;padding:1rem .5rem 2rem 0;align-self:start}
.contents>summary{padding:0;margin-bottom:.6rem}
.contents::details-content{content-visibility:visible;block-size:auto}
.contents:not([open])>summary{list-style:none;cursor:default}
}
@media (forced-colors:active){.shape,.key,.bar,.plot{forced-color-adjust:auto}:root{--paper:Canvas;--held:LinkText;--flag:CanvasText;--gone:CanvasText;--good:CanvasText;--quiet:CanvasText;--line:GrayText;--ink:CanvasText}}
@media print{
details:not([open]){display:none}
:root{--paper:#fff;--ink:#000;--quiet:#333;--line:#999;--wash:#fff;--link:#000;--seen:#000;--good:#000;--gone:#000;--held:#000}
html{font-size:10.5pt}
.top,.bottom,.crumbs,.downloads,.contents,.mark,.day-form,.ways,.jump,.reading,.pagination,.skip,.said,.search,.filters,.no-paper{display:none!important}
.read,.columns{display:block}
main,.law,.law:lang(zh){max-width:none;padding:0}
.only-paper{display:block}
a{color:inherit;text-decoration:none}
h2,h3,h4,h5,h6{break-after:avoid}
tr,blockquote{break-inside:avoid}
mark{font-weight:700;text-decoration:underline}
@page{margin:2cm}}
`.replaceAll('\n', '')
