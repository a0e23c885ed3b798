// Verifies one receipt (C2SP tlog-proof) on the reader's own device. Asks the server for nothing.
(() => {
    'use strict';
    const form = document.getElementById('verify');
    const encoder = new TextEncoder();
    const bytesOf = base64 => Uint8Array.from(atob(base64), c => c.charCodeAt(0));
    const join = parts => {
        const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
        let at = 0;
        for (const part of parts) { whole.set(part, at); at += part.length; }
        return whole;
    };
    const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', join(parts)));
    const same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);
    const node = (left, right) => sha256(Uint8Array.of(1), left, right);

    const parseKey = async text => {
        const parts = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim());
        const typed = parts && bytesOf(parts[3]);
        if (!typed || typed.length !== 33 || typed[0] !== 1) { throw 'key'; }
        const id = (await sha256(encoder.encode(parts[1] + '\n'), typed)).slice(0, 4);
        if ([...id].map(byte => byte.toString(16).padStart(2, '0')).join('') !== parts[2]) { throw 'key'; }
        return { name: parts[1], id, raw: typed.slice(1) };
    };

    const parseProof = text => {
        const cut = text.indexOf('\n\n');
        const lines = text.slice(0, cut).split('\n');
        if (cut < 0 || lines.shift() !== 'c2sp.org/tlog-proof@v1') { throw 'file'; }
        const extra = lines[0].startsWith('extra ') ? bytesOf(lines.shift().slice(6)) : null;
        const index = /^index (0|[1-9]\d*)$/.exec(lines.shift());
        const note = text.slice(cut + 2);
        const end = note.indexOf('\n\n');
        const body = note.slice(0, end + 1).split('\n');
        if (!index || end < 0 || !/^(0|[1-9]\d*)$/.test(body[1])) { throw 'file'; }
        return {
            extra, index: BigInt(index[1]), path: lines.map(bytesOf), body: note.slice(0, end + 1),
            origin: body[0], size: BigInt(body[1]), root: bytesOf(body[2]),
            signatures: note.slice(end + 2).split('\n').filter(line => line).map(line => {
                const parts = line.split(' ');
                const bytes = bytesOf(parts[2]);
                return { name: parts[1], id: bytes.slice(0, 4), signature: bytes.slice(4) };
            }),
        };
    };

    const signed = async (proof, key) => {
        let imported;
        try {
            imported = await crypto.subtle.importKey('raw', key.raw, { name: 'Ed25519' }, false, ['verify']);
        } catch (e) {
            throw 'old';
        }
        const own = proof.signatures.filter(line => line.name === key.name && same(line.id, key.id));
        for (const line of own) {
            if (!await crypto.subtle.verify({ name: 'Ed25519' }, imported, line.signature, encoder.encode(proof.body))) {
                return false;
            }
        }
        return own.length > 0 && proof.origin === key.name;
    };

    // RFC 9162, 2.1.3.2
    const includes = async (proof, leaf) => {
        let fn = proof.index, sn = proof.size - 1n, r = leaf;
        if (fn > sn) { return false; }
        for (const p of proof.path) {
            if (sn === 0n) { return false; }
            if (fn & 1n || fn === sn) {
                r = await node(p, r);
                while (!(fn & 1n) && fn !== 0n) { fn >>= 1n; sn >>= 1n; }
            } else {
                r = await node(r, p);
            }
            fn >>= 1n;
            sn >>= 1n;
        }
        return sn === 0n && same(r, proof.root);
    };

    const show = (verdict, proof, key) => {
        document.getElementById('answer').hidden = false;
        document.getElementById('verdict').textContent = form.dataset[verdict];
        const passed = verdict === 'pass';
        document.getElementById('where').textContent = passed ? `${proof.index} / ${proof.size}` : '';
        document.getElementById('content').textContent =
            passed && proof.extra ? new TextDecoder().decode(proof.extra.slice(32)) : '';
        document.getElementById('witnessed').textContent = passed
            ? proof.signatures.filter(line => line.name !== key.name).map(line => line.name).join('、') : '';
    };

    form.addEventListener('submit', async event => {
        event.preventDefault();
        try {
            const key = await parseKey(form.elements.key.value);
            let proof;
            try {
                proof = parseProof(await form.elements.file.files[0].text());
            } catch (e) {
                throw 'file';
            }
            if (!await signed(proof, key)) { throw 'key'; }
            if (!proof.extra) { throw 'blind'; }
            const entry = await sha256(proof.extra);
            const leaf = await sha256(Uint8Array.of(0), entry);
            if (!await includes(proof, leaf)) { throw 'path'; }
            show('pass', proof, key);
        } catch (why) {
            show(typeof why === 'string' ? why : 'file', null, null);
        }
    });
})();
