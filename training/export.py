"""A checkpoint → the weights that the package carries: batch norms folded in, chances as logarithms, ONNX."""

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn

from minutes_extract.ocr.letters import LINE_HEIGHT
from training.network import LineNetwork

OPSET = 17


class _Chances(nn.Module):
    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, images: Tensor) -> Tensor:
        return self.network(images).log_softmax(-1)


def export(checkpoint: Path, target: Path) -> None:
    """Write the network of a checkpoint as ONNX."""
    network = LineNetwork()
    network.load_state_dict(torch.load(checkpoint, map_location="cpu")["network"])
    torch.onnx.export(
        _Chances(network).eval(),
        (torch.rand(1, 1, LINE_HEIGHT, 400),),
        str(target),
        input_names=["images"],
        output_names=["chances"],
        dynamic_axes={"images": {0: "lines", 3: "width"}, "chances": {0: "lines", 1: "steps"}},
        opset_version=OPSET,
        dynamo=False,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("target", type=Path)
    asked = parser.parse_args()
    export(asked.checkpoint, asked.target)
