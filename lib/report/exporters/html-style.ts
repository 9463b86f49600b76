/** The look of the report: the tokens of the pages, system typefaces, no remote asset. */
export const htmlStyle = `
:root{color-scheme:light dark;--bg:#F6F4EE;--surface:#FFFFFF;--sunk:#ECE8DE;--ink:#15232E;--ink-2:#44545F;--ink-3:#5A6770;--line:#817B6C;--hair:#D6D0C2;--sea:#0A5A85;--critical:#A3161F;--high:#A33C00;--medium:#7A5600;--low:#3E5C76;--ok:#1B6440;--unknown:#5E5A6B}
@media screen and (prefers-color-scheme:dark){:root{--bg:#0D161D;--surface:#14202A;--sunk:#0A1117;--ink:#E8EDF0;--ink-2:#B3C0C9;--ink-3:#8FA0AB;--line:#5F7382;--hair:#2A3944;--sea:#74BCE8;--critical:#FF8B82;--high:#FFA867;--medium:#E9C158;--low:#9DB7CF;--ok:#72C795;--unknown:#B3AEC2}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:14px/21px "IBM Plex Sans","Hiragino Sans","Yu Gothic UI","Noto Sans JP","Noto Sans CJK JP",Meiryo,system-ui,sans-serif}
:lang(ja) body,body:lang(ja){line-height:23px;word-break:auto-phrase}
main{max-width:1120px;margin:0 auto;padding:24px 24px 64px}
h1{font-size:24px;line-height:32px;font-weight:600;margin:0 0 4px}
h2{font-size:18px;line-height:26px;font-weight:600;margin:40px 0 12px;padding-bottom:6px;border-bottom:1px solid var(--line)}
h2,h3{break-after:avoid}
h2 .n{color:var(--ink-3);font-weight:400;margin-right:8px}
h3{font-size:15px;line-height:22px;font-weight:600;margin:0}
p{margin:0 0 8px}
.meta{color:var(--ink-2);font-size:12px}
.demo{border:1px solid var(--unknown);padding:6px 12px;margin:12px 0;background:repeating-linear-gradient(45deg,transparent 0 4px,var(--hair) 4px 5px)}
.demo>span{background:var(--bg);padding:0 6px;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.result{font-size:18px;line-height:26px}
nav ol{list-style:none;margin:16px 0 0;padding:0;display:flex;flex-wrap:wrap;gap:4px 20px;font-size:13px}
a{color:var(--sea)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:13px;line-height:18px}
th,td{text-align:left;vertical-align:top;padding:4px 12px 4px 0;border-bottom:1px solid var(--hair);overflow-wrap:break-word}
.id{overflow-wrap:anywhere}
th{font-weight:600;color:var(--ink-2);font-size:12px;white-space:nowrap}
td.n,th.n{text-align:right;padding-right:28px;font-variant-numeric:tabular-nums}
.nw{white-space:nowrap}
.request{display:inline-block;min-width:21ch}
code,pre,.id{font-family:"IBM Plex Mono",ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:12px}
pre{background:var(--sunk);padding:8px 12px;margin:8px 0;overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere}
.problem{border-top:1px solid var(--line);padding:14px 0 18px}
.problem header,.problem>p,dt{break-after:avoid}
.problem>p{margin-top:3px}
h2+.problem{border-top:0}
.problem.muted h3{color:var(--ink-2);font-weight:400}
.apart{margin:20px 0 10px}
.apart+.problem{border-top:0}
.problem header{display:grid;grid-template-columns:20px 1fr auto;gap:8px;align-items:start}
.problem header svg{margin-top:3px}
.problem .tags{color:var(--ink-2);font-size:12px;white-space:nowrap}
.problem>div,.problem>p{margin-left:28px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:8px 0}
dt{color:var(--ink-2);font-size:12px}
dd{margin:0}
[class^=v-]{white-space:nowrap}
.v-reachable{color:var(--ok)}.v-unreachable{color:var(--critical);font-weight:600}.v-conditional{color:var(--medium)}.v-unknown{color:var(--unknown)}
figure{margin:0;overflow-x:auto;border:1px solid var(--hair)}
figure svg{display:block}
.sheet{margin-top:16px}.sheet h3 .id{font-weight:400;color:var(--ink-2)}
summary{cursor:pointer;color:var(--sea);padding:4px 0}
footer{margin-top:48px;border-top:1px solid var(--line);padding-top:8px}
button,input[type=search]{font:inherit;font-size:12px;min-height:28px;padding:0 8px;border:1px solid var(--line);border-radius:2px;background:var(--surface);color:var(--ink)}
th button{min-height:0;padding:0;border:0;background:none;color:inherit;font-weight:600;cursor:pointer}
th[aria-sort=ascending] button::after{content:" ↑"}th[aria-sort=descending] button::after{content:" ↓"}
.both .said>span{display:block}.both .problem h3{margin-bottom:6px}.both .said>span+span{color:var(--ink-2)}
.both .word>span+span::before{content:"· "}
.both :is(dd,.problem>p,li)>.said,.both section>p>.said{display:grid;grid-template-columns:1fr 1fr;column-gap:24px}
.both :is(dd,.problem>p,li)>.said>span+span,.both section>p>.said>span+span{color:inherit}
.ids td:nth-child(2){font-family:"IBM Plex Mono",ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:12px;overflow-wrap:anywhere}
.both section>.result>.said{display:block}.change>.id{white-space:nowrap}
.place{margin:8px 0 16px}
.change+.change{margin-top:6px}.field{padding-left:12px}.field .id{color:var(--ink-2);margin-right:8px}
del,ins{text-decoration:none;overflow-wrap:anywhere}del::before{content:"− ";color:var(--critical)}ins::before{content:"+ ";color:var(--ok)}del+ins{margin-left:8px}
.c-added{color:var(--ok)}.c-removed{color:var(--critical)}.c-changed{color:var(--medium)}
.copy{float:right;min-height:0;padding:0 4px;margin-left:6px;line-height:16px}
.filter{border-left:3px solid var(--sea);padding-left:9px}
.tools{display:flex;gap:8px;margin-top:16px}
input[type=search]{display:block;width:min(320px,100%);margin:0 0 8px}
:focus-visible{outline:2px solid var(--sea);outline-offset:2px}
@media screen and (min-width:641px){td:first-child{white-space:nowrap}.problem td:first-child{white-space:normal}}
@media screen and (max-width:640px){td>.id{display:inline-block;min-width:24ch}section>.scroll td:first-child{min-width:15ch}}
@media (max-width:640px){main{padding:16px}.both :is(dd,.problem>p,li)>.said,.both section>p>.said{display:block}dl{grid-template-columns:1fr}.problem header{grid-template-columns:20px 1fr}.problem .tags{grid-column:2;white-space:normal}.problem>div,.problem>p{margin-left:0}}
@page sheet{size:A4 landscape;margin:10mm}
@media print{table{font-size:11px;line-height:15px}th,td code,td.id,.ids td:nth-child(2){font-size:10px}th,td{padding-right:9px}td.n,th.n{padding-right:14px}.sheet{page:sheet;break-before:page;break-inside:avoid}.sheet figure svg{max-height:170mm}[aria-labelledby=map]{page:sheet}[aria-labelledby=map] h2{margin-top:0}[aria-labelledby=map]>.sheet:first-of-type{break-before:auto}[aria-labelledby=map]>.sheet:first-of-type svg{max-height:150mm}:root{color-scheme:light}body{background:#fff;font-size:11px}main{max-width:none;padding:0}thead{display:table-header-group}figure{overflow:visible;border:0}figure svg{width:100%;height:auto}nav{display:none}footer{margin-top:16px;break-before:avoid}.tools,.copy,input[type=search]{display:none}details>*{display:block}details::details-content{display:block;content-visibility:visible}.scroll{overflow:visible}tr{break-inside:avoid}h2,h3,summary,.place>.meta{break-after:avoid}td code,.ids td{overflow-wrap:anywhere}.problem td code{overflow-wrap:normal}.id.nw{font-size:10px}td:has(code wbr){min-width:15ch}:lang(ja) td{word-break:normal}td code.request{min-width:14ch;overflow-wrap:normal}pre,dd,.problem>p{break-inside:avoid}th{white-space:normal}th button{display:contents;text-align:left}.problem .tags{white-space:normal}a{color:inherit;text-decoration:none}@page{margin:14mm 12mm 16mm;@bottom-right{content:counter(page) " / " counter(pages);color:#44545F;font:9px sans-serif}}}
`.trim();
