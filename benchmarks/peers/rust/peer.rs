// The Rust peers of `pclnlab bench batch`: crates addr2line and blazesym, one program.
//
//   peer addr2line|blazesym IMAGE
//
// Reads pcs in hexadecimal, one on a line, and writes two lines for each: a name, and FILE:LINE, or ?? and ??:0. With debug
// information the name is the innermost frame's; without it the symbol's. Input and output are buffered, the symbolizer is
// made once, and what it borrows is written without a copy.
use std::io::{BufRead, BufWriter, Write};

fn pc(line: &[u8]) -> u64 {
    let digits = line.strip_prefix(b"0x").unwrap_or(line);
    digits.iter().fold(0, |v, c| v << 4 | (*c as char).to_digit(16).unwrap_or(0) as u64)
}

fn lines(mut each: impl FnMut(u64, &mut BufWriter<std::io::StdoutLock<'static>>)) {
    let mut input = std::io::BufReader::with_capacity(1 << 16, std::io::stdin().lock());
    let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line).expect("standard input") == 0 {
            break;
        }
        let end = line.iter().rposition(|c| *c != b'\n' && *c != b'\r').map_or(0, |i| i + 1);
        each(pc(&line[..end]), &mut out);
    }
    out.flush().expect("standard output");
}

fn with_addr2line(path: &str) {
    let loader = addr2line::Loader::new(path).expect("image");
    lines(|pc, out| {
        let frame = loader.find_frames(pc).ok().and_then(|mut f| f.next().ok().flatten());
        let location = frame.as_ref().and_then(|f| f.location.as_ref());
        match frame.as_ref().and_then(|f| f.function.as_ref()) {
            Some(f) => out.write_all(&f.name),
            None => out.write_all(loader.find_symbol(pc).unwrap_or("??").as_bytes()),
        }
        .expect("standard output");
        match location.and_then(|l| l.file.map(|f| (f, l.line.unwrap_or(0)))) {
            Some((file, line)) => writeln!(out, "\n{file}:{line}"),
            None => out.write_all(b"\n??:0\n"),
        }
        .expect("standard output");
    });
}

fn with_blazesym(path: &str) {
    use blazesym::symbolize::source::{Elf, Source};
    use blazesym::symbolize::{Input, Symbolizer};
    let symbolizer = Symbolizer::builder().enable_auto_reload(false).enable_demangling(false).build();
    let source = Source::Elf(Elf::new(path));
    lines(|pc, out| {
        match symbolizer.symbolize_single(&source, Input::VirtOffset(pc)).ok().as_ref().and_then(|s| s.as_sym()) {
            None => out.write_all(b"??\n??:0\n"),
            Some(sym) => {
                let inner = sym.inlined.first();
                let name = inner.map_or(sym.name.as_ref(), |i| i.name.as_ref());
                let code = inner.map_or(sym.code_info.as_deref(), |i| i.code_info.as_ref());
                match code {
                    Some(c) => writeln!(out, "{name}\n{}:{}", c.to_path().display(), c.line.unwrap_or(0)),
                    None => writeln!(out, "{name}\n??:0"),
                }
            }
        }
        .expect("standard output");
    });
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [_, "addr2line", image] => with_addr2line(image),
        [_, "blazesym", image] => with_blazesym(image),
        _ => {
            eprintln!("usage: peer addr2line|blazesym IMAGE");
            std::process::exit(2);
        }
    }
}
