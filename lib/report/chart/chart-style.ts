/**
 * The look of the chart. On a page the page's tokens decide; in a file the values after the comma do.
 * Shape and weight carry severity; hue only repeats it.
 */
export const chartStyle = `
.rs-chart{font-family:"IBM Plex Sans Condensed","Hiragino Sans","Yu Gothic UI","Noto Sans JP","Noto Sans CJK JP",Meiryo,sans-serif;fill:var(--ink,#15232E)}
.rs-paper{fill:var(--bg,#F6F4EE)}
.rs-lane{fill:var(--sunk,#ECE8DE)}
.rs-lane-name{font-size:12px;font-weight:600;fill:var(--ink-2,#44545F)}
.rs-rule{stroke:var(--hair,#D6D0C2);stroke-width:1;fill:none}
.rs-tickmark{stroke:var(--line,#817B6C);stroke-width:1}
.rs-card{fill:var(--surface,#FFFFFF);stroke:var(--line,#817B6C);stroke-width:1}
.rs-sheet{fill:none;stroke:var(--line,#817B6C);stroke-width:1}
.rs-row{fill:var(--surface,#FFFFFF)}
.rs-group{fill:var(--sunk,#ECE8DE)}
.rs-head{fill:var(--bg,#F6F4EE)}
.rs-line{fill:transparent}
.rs-tag{fill:none;stroke:var(--line,#817B6C);stroke-width:1}
.rs-name{font-size:13px}
.rs-strong{font-size:13px;font-weight:600}
.rs-caption{font-size:11px;fill:var(--ink-2,#44545F)}
.rs-head-text{font-size:11px;font-weight:600;fill:var(--ink-2,#44545F)}
.rs-figure{font-family:"IBM Plex Mono",monospace;font-size:12px;font-variant-numeric:tabular-nums}
.rs-quiet{font-family:"IBM Plex Mono","Noto Sans CJK JP",monospace;font-size:10px;fill:var(--ink-2,#44545F)}
.rs-tag-text{font-family:"IBM Plex Mono",monospace;font-size:10px;fill:var(--ink-2,#44545F)}
.rs-demo{font-size:150px;font-weight:600;text-anchor:middle;fill:none;stroke:var(--line,#817B6C);stroke-width:1;stroke-opacity:.5}
.rs-end{text-anchor:end}
.rs-middle{text-anchor:middle}
.rs-bar{fill:var(--sunk,#ECE8DE);stroke:var(--line,#817B6C);stroke-width:.5}
.rs-bar-used{fill:var(--ink-3,#5A6770)}
.rs-tick{fill:var(--ink,#15232E)}
.rs-tick-unwell{fill:var(--surface,#FFFFFF);stroke:var(--critical,#A3161F);stroke-width:1.5}
.rs-tick-stopping{fill:none;stroke:var(--ink-3,#5A6770);stroke-width:1;stroke-dasharray:1.5 1.5}
.rs-hatch{fill:url(#rs-hatch)}
.rs-hatch-line{stroke:var(--unknown,#5E5A6B);stroke-width:1}
.rs-edge{fill:none;stroke:var(--ink-2,#44545F);stroke-width:1}
.rs-edge-resolves{stroke-dasharray:1 3;stroke-linecap:round;stroke-width:1.25}
.rs-edge-reachable{stroke:var(--ink,#15232E);stroke-width:1.5}
.rs-edge-conditional{stroke:var(--medium,#7A5600);stroke-width:1.5;stroke-dasharray:7 3}
.rs-edge-unreachable{stroke:var(--critical,#A3161F);stroke-width:1.5}
.rs-edge-unknown{stroke:var(--unknown,#5E5A6B);stroke-dasharray:3 3}
.rs-edge-rest{fill:none;stroke:var(--critical,#A3161F);stroke-width:1;stroke-dasharray:3 4}
.rs-edge-leaves{stroke:var(--line,#817B6C)}
.rs-frame{fill:var(--bg,#F6F4EE);stroke:var(--ink-2,#44545F);stroke-width:1}
.rs-square{stroke:var(--ink-2,#44545F);stroke-width:1;fill:none}
.rs-square-task{fill:var(--ink,#15232E);stroke:var(--ink,#15232E)}
.rs-square-balancer{fill:url(#rs-right)}
.rs-square-nat{fill:url(#rs-crossed)}
.rs-square-endpoint{fill:url(#rs-dots)}
.rs-square-unknown{fill:url(#rs-hatch);stroke:var(--unknown,#5E5A6B)}
.rs-fill-line{stroke:var(--ink,#15232E);stroke-width:1;fill:none}
.rs-fill-dot{fill:var(--ink-2,#44545F)}
.rs-trunk{stroke-width:2}
.rs-arrow{fill:var(--ink-2,#44545F)}
.rs-cross{stroke:var(--critical,#A3161F);stroke-width:2;fill:none}
.rs-cross-text{font-size:11px;fill:var(--critical,#A3161F)}
.rs-halo{paint-order:stroke;stroke:var(--bg,#F6F4EE);stroke-width:3px;stroke-linejoin:round}
.rs-mark-critical{fill:var(--critical,#A3161F)}
.rs-mark-high{fill:var(--high,#A33C00)}
.rs-mark-medium{fill:var(--surface,#FFFFFF);stroke:var(--medium,#7A5600);stroke-width:1.5}
.rs-mark-low,.rs-mark-info{fill:var(--surface,#FFFFFF);stroke:var(--low,#3E5C76);stroke-width:1.5;stroke-dasharray:2 1.5}
.rs-mark-bang{fill:var(--surface,#FFFFFF);font-size:9px;font-weight:600;text-anchor:middle}
.rs-change rect{fill:var(--surface,#FFFFFF);stroke:var(--ink,#15232E);stroke-width:1}
.rs-change text{font-family:"IBM Plex Mono",monospace;font-size:11px;font-weight:600;text-anchor:middle;fill:var(--ink,#15232E)}
.rs-change-added rect{stroke:var(--ok,#1B6440)}.rs-change-added text{fill:var(--ok,#1B6440)}
.rs-change-removed rect{stroke:var(--critical,#A3161F)}.rs-change-removed text{fill:var(--critical,#A3161F)}
.rs-change-changed rect{stroke:var(--sea,#0A5A85)}.rs-change-changed text{fill:var(--sea,#0A5A85)}
.rs-same text{fill:var(--ink-3,#5A6770)}
.rs-same>.rs-edge,.rs-same>.rs-edge-rest,.rs-same>.rs-cross{stroke:var(--ink-3,#5A6770);stroke-width:1}
.rs-same>.rs-arrow,.rs-same>.rs-tick,.rs-same .rs-mark-critical,.rs-same .rs-mark-high{fill:var(--ink-3,#5A6770)}
.rs-same>.rs-tick-unwell,.rs-same .rs-mark-medium,.rs-same .rs-mark-low{stroke:var(--ink-3,#5A6770)}
.rs-same .rs-mark-bang{fill:var(--surface,#FFFFFF)}
.rs-selected>.rs-card,.rs-selected>.rs-row,.rs-selected>.rs-group,.rs-selected>.rs-head,.rs-selected>.rs-line{stroke:var(--sea,#0A5A85);stroke-width:2;fill:var(--sea-tint,#E3EEF4)}
.rs-selected>.rs-edge{stroke:var(--sea,#0A5A85);stroke-width:2}
.rs-faint text{fill:var(--ink-3,#5A6770)}
.rs-faint>.rs-edge,.rs-faint>.rs-edge-rest,.rs-faint>.rs-cross{stroke:var(--hair,#D6D0C2);stroke-width:1}
.rs-faint>.rs-arrow{fill:var(--hair,#D6D0C2)}
.rs-faint>.rs-card,.rs-faint>.rs-tag{stroke:var(--hair,#D6D0C2)}
.rs-faint>.rs-tick,.rs-faint>.rs-bar-used{fill:var(--ink-3,#5A6770)}
.rs-faint>.rs-tick-unwell{stroke:var(--ink-3,#5A6770)}
.rs-faint .rs-mark-critical,.rs-faint .rs-mark-high{fill:var(--ink-3,#5A6770)}
.rs-faint .rs-mark-medium,.rs-faint .rs-mark-low{stroke:var(--ink-3,#5A6770)}
.rs-faint .rs-mark-bang{fill:var(--surface,#FFFFFF)}
@media (forced-colors:active){.rs-chart{fill:CanvasText}.rs-card,.rs-row{fill:Canvas;stroke:CanvasText}.rs-tick{fill:CanvasText}}
`.trim();
