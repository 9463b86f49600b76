"use client";

import { useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import type { Geometry } from "#lib/report/chart/geometry.ts";
import { chartSvg } from "#lib/report/chart/chart-svg.ts";
import { writeSvg } from "#lib/report/chart/write-svg.ts";
import styles from "./map.module.css";

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** The most pixels of a picture: browsers give back an empty canvas beyond. */
const PIXELS = 120_000_000;

/** The drawing as a picture, twice as large where that is possible; throws when the browser cannot make it. */
async function pictureOf(svg: string, { width, height }: Geometry): Promise<Blob> {
  const scale = Math.min(2, Math.sqrt(PIXELS / (width * height)), 16_000 / Math.max(width, height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(width * scale);
  canvas.height = Math.floor(height * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error("no picture")) : resolve(blob)), "image/png");
  });
}

/** The writers that few ask for come when they are asked for. */
const formats = {
  svg: (geometry: Geometry) => Promise.resolve(new Blob([writeSvg(chartSvg(geometry))], { type: "image/svg+xml" })),
  png: (geometry: Geometry) => pictureOf(writeSvg(chartSvg(geometry)), geometry),
  drawio: async (geometry: Geometry) => {
    const { writeDrawio } = await import("#lib/report/chart/write-drawio.ts");
    return new Blob([writeDrawio(geometry)], { type: "application/vnd.jgraph.mxfile" });
  },
  mmd: async (geometry: Geometry) => {
    const { writeMermaid } = await import("#lib/report/chart/write-mermaid.ts");
    return new Blob([writeMermaid(geometry)], { type: "text/plain" });
  },
  dot: async (geometry: Geometry) => {
    const { writeDot } = await import("#lib/report/chart/write-dot.ts");
    return new Blob([writeDot(geometry)], { type: "text/plain" });
  },
} as const;

const order = ["svg", "png", "drawio", "mmd", "dot"] as const;

/** Saves what is drawn, as it is drawn, in one of several formats. */
export function MapExport({ geometry, snapshotId }: { readonly geometry: Geometry; readonly snapshotId: string }) {
  const t = useTranslations("map.export");
  const menu = useRef<HTMLDetailsElement>(null);
  const write = async (format: (typeof order)[number]): Promise<void> => {
    menu.current?.removeAttribute("open");
    save(await formats[format](geometry), `roadstead-map-${snapshotId}.${format}`);
  };
  return (
    <details ref={menu} className={styles["menu"]} data-export="">
      <summary>{t("title")}</summary>
      <div className={styles["choices"]}>
        {order.map((format) => (
          <Button key={format} look="quiet" onClick={() => void write(format)}>
            {t(format)}
          </Button>
        ))}
      </div>
    </details>
  );
}
