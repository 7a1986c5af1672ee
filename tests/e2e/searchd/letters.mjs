// Letters of an invented commune, enough of them for lists of several pages, and a law of 500 pages.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newFolder } from "./daemon.mjs";

const two = (number) => String(number).padStart(2, "0");

function letter(number) {
    const kind = number % 3 === 0 ? "THÔNG BÁO" : "QUYẾT ĐỊNH";
    const code = number % 3 === 0 ? "TB" : "QĐ";
    const year = number % 2 === 0 ? 2023 : 2024;
    return `ỦY BAN NHÂN DÂN XÃ BẾN ĐỖ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: ${number}/${code}-UBND
Bến Đỗ, ngày ${two((number % 27) + 1)} tháng ${two((number % 12) + 1)} năm ${year}

${kind}
Về việc sửa chữa bến đò ngang số ${number}

Căn cứ Quyết định số ${700 + number}/QĐ-UBND ngày 05 tháng 5 năm 2022 của Ủy ban nhân dân tỉnh Sông Dài về quản lý bến đò;

Điều 1. Sửa chữa bến đò ngang số ${number} trước mùa nước nổi.
Điều 2. Chủ đò bến đò số ${number} và các ông bà có tên chịu trách nhiệm thi hành.

CHỦ TỊCH
Trần Thị Bến
`;
}

/** 500 pages: 1,000 articles in 40 chapters. */
function law() {
    const lines = ["QUỐC HỘI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "", "Luật số: 999/2031/QH17",
        "Hà Nội, ngày 19 tháng 6 năm 2031", "", "LUẬT", "Đò ngang", ""];
    for (let article = 1; article <= 1000; article++) {
        if (article % 25 === 1) lines.push(`Chương ${(article + 24) / 25}`, "QUY ĐỊNH RIÊNG");
        lines.push(`Điều ${article}. Bến đò thứ ${article}`);
        for (let clause = 1; clause <= 5; clause++)
            lines.push(`${clause}. Chủ đò tại bến thứ ${article} giữ sổ ghi khách qua sông, treo đèn ban đêm, có phao cho mọi người `
                + "trên đò và báo ngay cho Ủy ban nhân dân xã khi nước lên quá mức báo động; ghe thuyền neo đậu cách bến ba mươi mét.");
    }
    return lines.join("\n");
}

/** Names as long as they come, some without a single space. */
const LONG = `${"Ban Chỉ đạo liên ngành về phòng, chống lụt bão, quản lý bến đò ngang và ghe thuyền ".repeat(6)}(${"A".repeat(180)})`;

function longNames() {
    return letter(77).replace("77/QĐ-UBND", "77/QĐ-UBND-VX-KT-TH-NC-NN-XD-GT-LĐTBXH-TNMT").replace("Về việc sửa chữa bến đò ngang số 77", `Thành lập ${LONG}`)
        .replaceAll("bến đò ngang số 77", LONG).replaceAll("Sửa chữa", "Lập");
}

export const LETTERS = 45;

/** The folder of the letters and the law. */
export function writeLetters() {
    const folder = join(newFolder(), "letters");
    mkdirSync(folder);
    for (let number = 1; number <= LETTERS; number++) writeFileSync(join(folder, `${two(number)}.txt`), letter(number));
    writeFileSync(join(folder, "law.txt"), law());
    writeFileSync(join(folder, `${"long-name-".repeat(20)}.txt`), longNames());
    return folder;
}
