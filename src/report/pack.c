/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pack.c: compressed and base64, block by block.
 *
 * zlib's memory comes from an arena: it asks once, at the beginning.
 */
#include "report/pack.h"

#include "base/fail.h"

static void *take(void *memory, unsigned count, unsigned size) {
  return gxi_arena_alloc(memory, count, size);
}

static void give_back(void *memory, void *block) {
  (void)memory;
  (void)block;
}

gx_status gxi_pack_init(
  gxi_pack *pack, const gx_output *output, gxi_arena *memory, gx_error *error
) {
  pack->stream = (z_stream){.zalloc = take, .zfree = give_back, .opaque = memory};
  pack->output = *output;
  pack->failed = false;
  if (deflateInit(&pack->stream, Z_DEFAULT_COMPRESSION) != Z_OK) {
    return gxi_fail(error, GX_E_NOMEM, "out of memory");
  }
  pack->stream.next_out = pack->block;
  pack->stream.avail_out = GXI_PACK_BLOCK;
  return GX_OK;
}

static size_t encode(char *out, const unsigned char *bytes, size_t size) {
  static const char letters[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  size_t written = 0;
  for (size_t i = 0; i < size; i += 3) {
    size_t left = size - i;
    uint32_t three = (uint32_t)bytes[i] << 16;
    if (left > 1) three |= (uint32_t)bytes[i + 1] << 8;
    if (left > 2) three |= bytes[i + 2];
    out[written++] = letters[three >> 18];
    out[written++] = letters[three >> 12 & 63];
    out[written++] = left > 1 ? letters[three >> 6 & 63] : '=';
    out[written++] = left > 2 ? letters[three & 63] : '=';
  }
  return written;
}

static void empty_block(gxi_pack *pack) {
  size_t size = GXI_PACK_BLOCK - pack->stream.avail_out;
  size_t letters = encode(pack->letters, pack->block, size);
  if (letters && !pack->failed) {
    pack->failed = !pack->output.write(pack->output.user, pack->letters, letters);
  }
  pack->stream.next_out = pack->block;
  pack->stream.avail_out = GXI_PACK_BLOCK;
}

/* Blocks but the last are full: deflate returns early only when it has all it was
 * given. */
static void run(gxi_pack *pack, int flush) {
  int done = Z_OK;
  do {
    done = deflate(&pack->stream, flush);
    if (!pack->stream.avail_out || done == Z_STREAM_END) empty_block(pack);
  } while (done == Z_OK && (flush == Z_FINISH || pack->stream.avail_in > 0));
}

static bool write_packed(void *user, const char *data, size_t size) {
  gxi_pack *pack = user;
  while (size && !pack->failed) {
    size_t part = size < 1u << 30 ? size : 1u << 30;
    pack->stream.next_in = (z_const Bytef *)data;
    pack->stream.avail_in = (unsigned)part;
    run(pack, Z_NO_FLUSH);
    data += part;
    size -= part;
  }
  return !pack->failed;
}

gx_output gxi_pack_input(gxi_pack *pack) {
  return (gx_output){pack, write_packed};
}

gx_status gxi_pack_close(gxi_pack *pack, gx_error *error) {
  if (!pack->failed) run(pack, Z_FINISH);
  deflateEnd(&pack->stream);
  return pack->failed ? gxi_fail(error, GX_E_IO, "the output refused") : GX_OK;
}
