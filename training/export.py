"""A checkpoint → the weights that the package carries: batch norms folded in, chances as logarithms, 8-bit convolutions, ONNX.

Whole numbers of 8 bits are read three times as fast as floats and cost a twentieth more wrong letters on hard lines. The
first convolution, which sees the grey levels, and the last, which weighs the letters, stay as they are.
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from minutes_extract.ocr.recogniser.alphabet import LINE_HEIGHT
from training.lines import Line
from training.network import LineNetwork
from training.train import Plan, draw_chunk, tensor

OPSET = 17
CALIBRATION = 400
"""Lines by which the ranges of the 8-bit numbers are measured."""
CALIBRATION_SEED = 7


class _Chances(nn.Module):
    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, images: Tensor) -> Tensor:
        return self.network(images).log_softmax(-1)


class _Lines(CalibrationDataReader):  # type: ignore[misc]
    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = iter(lines)

    def get_next(self) -> dict[str, NDArray[np.float32]] | None:
        line = next(self._lines, None)
        return None if line is None else {"images": tensor([line])[0].numpy()}


def export(checkpoint: Path, target: Path) -> None:
    """Write the network of a checkpoint as ONNX."""
    network = LineNetwork()
    network.load_state_dict(torch.load(checkpoint, map_location="cpu")["network"])
    with tempfile.TemporaryDirectory() as folder:
        floats, prepared = str(Path(folder) / "floats.onnx"), str(Path(folder) / "prepared.onnx")
        torch.onnx.export(
            _Chances(network).eval(),
            (torch.rand(1, 1, LINE_HEIGHT, 400),),
            floats,
            input_names=["images"],
            output_names=["chances"],
            dynamic_axes={"images": {0: "lines", 3: "width"}, "chances": {0: "lines", 1: "steps"}},
            opset_version=OPSET,
            dynamo=False,
        )
        quant_pre_process(floats, prepared, skip_symbolic_shape=True)
        convolutions = [node.name for node in onnx.load(prepared).graph.node if node.op_type == "Conv"]
        quantize_static(
            prepared,
            str(target),
            _Lines(draw_chunk(Plan(10, CALIBRATION_SEED, held_out=True), 9, CALIBRATION)),
            quant_format=QuantFormat.QDQ,
            per_channel=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["Conv"],
            nodes_to_exclude=[convolutions[0], convolutions[-1]],
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("target", type=Path)
    asked = parser.parse_args()
    export(asked.checkpoint, asked.target)
