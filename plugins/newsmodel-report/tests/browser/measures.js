// What can be measured in a page; each is an expression that gives a list of faults.
({
  // Text that stands out from what is behind it by less than WCAG's AA asks for: 4.5, or 3 where it is large
  contrast() {
    const numbers = (colour) => {
      const found = colour.match(/-?[\d.]+(?:e-?\d+)?/g).map(Number);
      const scale = colour.startsWith("color(") ? 255 : 1;
      return { rgb: found.slice(0, 3).map((part) => part * scale), alpha: found[3] ?? 1 };
    };
    const over = (top, below) => below.map((part, place) => top.rgb[place] * top.alpha + part * (1 - top.alpha));
    const behind = (node) => {
      const layers = [];
      for (let at = node; at; at = at.parentElement) layers.push(numbers(getComputedStyle(at).backgroundColor));
      return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255]);
    };
    const light = (rgb) => {
      const [r, g, b] = rgb.map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const faults = new Map();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || node.closest("script, style, title, desc, .hidden, .skip, select")) continue;
      if (!node.checkVisibility({ visibilityProperty: true })) continue;
      const style = getComputedStyle(node);
      const back = behind(node);
      const front = over(numbers(node.closest("svg") ? style.fill : style.color), back);
      const [high, low] = [light(front), light(back)].sort((a, b) => b - a);
      const ratio = (high + 0.05) / (low + 0.05);
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (large ? 3 : 4.5)) faults.set(`${node.tagName}.${node.getAttribute("class")}`, ratio.toFixed(2));
    }
    return [...faults].map((fault) => fault.join(" "));
  },

  // What is wider than the window, but for what scrolls by itself
  overflow() {
    const wide = document.documentElement.clientWidth;
    const out = [...document.querySelectorAll("body *")].filter(
      (node) => !node.closest(".scroller, .hidden, .skip") && node.getBoundingClientRect().right > wide + 1,
    );
    return out.slice(0, 5).map((node) => `${node.outerHTML.slice(0, 100)} ${node.getBoundingClientRect().right}`);
  },

  // Targets smaller than 24 pixels that do not stand in a sentence
  targets() {
    const all = [...document.querySelectorAll("button, input, select, summary, nav a, tr .note")];
    const small = all.filter((node) => {
      const box = node.getBoundingClientRect();
      return node.checkVisibility() && node.type !== "checkbox" && (box.height < 24 || box.width < 24);
    });
    return small.slice(0, 5).map((node) => `${node.outerHTML.slice(0, 80)} ${node.getBoundingClientRect().height}`);
  },
})
